// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

#include "core/base/enumtext.h"

#include <QSettings>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr std::array ThemeTexts{EnumText{ThemeChoice::System, "system"_L1},
    EnumText{ThemeChoice::Light, "light"_L1}, EnumText{ThemeChoice::Dark, "dark"_L1}};
constexpr std::array NumberTexts{
    EnumText{NumberStyle::System, "system"_L1}, EnumText{NumberStyle::Fixed, "fixed"_L1}};
constexpr std::array LevelTexts{EnumText{LogLevel::Warnings, "warnings"_L1},
    EnumText{LogLevel::Notices, "notices"_L1}, EnumText{LogLevel::Details, "details"_L1}};

template <typename E, std::size_t N>
E read(const QSettings &settings, const QString &key, const std::array<EnumText<E>, N> &texts, E otherwise)
{
    return valueOf<E>(std::span<const EnumText<E>>(texts), settings.value(key).toString())
        .value_or(otherwise);
}

template <typename E, std::size_t N>
void write(QSettings &settings, const QString &key, const std::array<EnumText<E>, N> &texts, E value)
{
    settings.setValue(key, QString(textOf(std::span<const EnumText<E>>(texts), value)));
}

} // namespace

PreferenceStore::PreferenceStore(QObject *parent)
    : QObject(parent)
{
    const QSettings settings;
    const Preferences otherwise;
    m_preferences.dataDir = settings.value(u"preferences/dataFolder"_s).toString();
    m_preferences.theme = read(settings, u"preferences/theme"_s, ThemeTexts, otherwise.theme);
    m_preferences.numbers = read(settings, u"preferences/numbers"_s, NumberTexts, otherwise.numbers);
    m_preferences.keptDays = std::clamp(settings.value(u"preferences/keptDays"_s).toInt(), 0, MostKeptDays);
    m_preferences.logLevel = read(settings, u"preferences/log"_s, LevelTexts, otherwise.logLevel);
}

void PreferenceStore::set(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    QSettings settings;
    settings.setValue(u"preferences/dataFolder"_s, preferences.dataDir);
    write(settings, u"preferences/theme"_s, ThemeTexts, preferences.theme);
    write(settings, u"preferences/numbers"_s, NumberTexts, preferences.numbers);
    write(settings, u"preferences/log"_s, LevelTexts, preferences.logLevel);
    settings.setValue(u"preferences/keptDays"_s, preferences.keptDays);
    emit changed(m_preferences);
}

QLocale localeOf(NumberStyle style, const QLocale &system)
{
    // Of all locales that Qt knows, Xhosa is the one that writes 1 234.5 and 2026-11-24 13:05. Its language
    // is not used: texts come from translations, and the pages write dates in the short form.
    return style == NumberStyle::System ? system : QLocale(QLocale::Xhosa);
}

QString logRulesOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Warnings:
        return u"plimsoll.*.debug=false\nplimsoll.*.info=false"_s;
    case LogLevel::Notices:
        return u"plimsoll.*.debug=false"_s;
    case LogLevel::Details:
        return u"plimsoll.*.debug=true"_s;
    }
    return {};
}

} // namespace plimsoll
