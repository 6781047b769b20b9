// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QTranslator>

namespace plimsoll {

// A language for tests: every text with marks over its letters, in brackets and nearly half as long again,
// as German is. What appears without brackets has not gone through tr().
class PseudoLocale : public QTranslator
{
public:
    QString translate(const char *, const char *sourceText, const char *, int) const override
    {
        const QString source = QString::fromUtf8(sourceText);
        QString text;
        bool isPlaceholder = false;
        for (const QChar c : source) {
            isPlaceholder = c == u'%' || (isPlaceholder && (c == u'L' || c == u'n' || c.isDigit()));
            text += isPlaceholder ? c : accented(c);
        }
        return u'[' + text + QString(source.size() * 2 / 5, u'~') + u']';
    }
    bool isEmpty() const override { return false; }

private:
    static QChar accented(QChar c)
    {
        static const QString plain = QStringLiteral("AEIOUaeiouncsyz");
        static const QString marked = QStringLiteral("ÄËÏÖÜäëïöüñçšýž");
        const qsizetype at = plain.indexOf(c);
        return at < 0 ? c : marked.at(at);
    }
};

// The texts that do not fit where they are shown, below a widget: "objectName: text".
inline QStringList clippedTexts(const QWidget *root)
{
    QStringList clipped;
    const auto note = [&](const QWidget *widget, const QString &text) {
        clipped.append(QStringLiteral("%1 in %2: %3")
                .arg(widget->objectName(), widget->parentWidget()->objectName(), text));
    };
    const auto labels = root->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const QSize room = label->size() + QSize(1, 1);
        const bool fits = label->wordWrap() ? label->heightForWidth(label->width()) <= room.height()
                                            : label->sizeHint().width() <= room.width();
        if (!fits)
            note(label, label->text());
    }
    const auto buttons = root->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        if (button->isVisible() && !button->text().isEmpty()
            && button->sizeHint().width() > button->width() + 1)
            note(button, button->text());
    }
    const auto headers = root->findChildren<QHeaderView *>();
    for (const QHeaderView *header : headers) {
        if (!header->isVisible() || header->orientation() != Qt::Horizontal)
            continue;
        for (int section = 0; section < header->count(); ++section) {
            if (!header->isSectionHidden(section)
                && header->sectionSizeHint(section) > header->sectionSize(section) + 1)
                note(header, header->model()->headerData(section, Qt::Horizontal).toString());
        }
    }
    return clipped;
}

} // namespace plimsoll
