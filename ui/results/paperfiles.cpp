// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/paperfiles.h"

#include "core/base/atomicfile.h"
#include "core/report/htmlreport.h"
#include "core/report/reportcharts.h"
#include "core/storage/eventlog.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QImage imageOf(const QByteArray &svg, int scale)
{
    QSvgRenderer renderer(svg);
    QImage image(renderer.defaultSize() * scale, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

} // namespace

Result<QStringList> writePdf(const OpenedRun &run, const QString &path)
{
    const PaperReport paper = paperReport(run.data);
    QTextDocument document;
    document.setDefaultStyleSheet(paper.styleSheet);
    for (const PaperReport::Image &image : paper.images)
        document.addResource(QTextDocument::ImageResource, QUrl(image.name), imageOf(image.svg, 3));
    document.setHtml(QString::fromUtf8(withoutTokens(paper.html.toUtf8())));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(14, 14, 14, 14), QPageLayout::Millimeter);
        writer.setTitle(run.data.report.name);
        writer.setResolution(96);
        document.print(&writer);
    }
    if (const auto written = writeFileAtomically(path, bytes, FileAccess::OwnerOnly); !written)
        return written.error();
    return QStringList{path};
}

Result<QStringList> writePngs(const OpenedRun &run, const QString &folder)
{
    QStringList written;
    const auto charts = chartFiles(run.data, SvgUse::Plain);
    if (charts.isEmpty())
        return Error{ErrorKind::Storage, u"The run has no charts: no second of it was written down."_s};
    for (const auto &[name, svg] : charts) {
        const QString path = folder + u'/' + run.folder.marked(u"chart-"_s + name, u".png"_s);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        imageOf(svg, 2).save(&buffer, "PNG");
        if (const auto saved = writeFileAtomically(path, bytes, FileAccess::OwnerOnly); !saved)
            return saved.error();
        written.append(path);
    }
    return written;
}

} // namespace plimsoll
