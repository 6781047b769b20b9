// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>

namespace plimsoll {

enum class ThemeChoice { System, Light, Dark };
enum class NumberStyle { System, Fixed }; // Fixed: 1 234.5 and 2026-11-24 13:05, wherever it runs
enum class LogLevel { Warnings, Notices, Details };

inline constexpr int MostKeptDays = 3650;

// What a person chose about the program, not about runs. No secrets.
struct Preferences {
    QString dataDir; // empty: where data is kept by default
    ThemeChoice theme = ThemeChoice::System;
    NumberStyle numbers = NumberStyle::System;
    LogLevel logLevel = LogLevel::Notices;
    int keptDays = 0; // then runs go to the trash; 0: never
    bool operator==(const Preferences &) const = default;
};

// Kept in QSettings. Lives on the ui thread.
class PreferenceStore : public QObject
{
    Q_OBJECT
public:
    // Reads them; what it does not understand is as if it had not been said.
    explicit PreferenceStore(QObject *parent = nullptr);

    const Preferences &preferences() const { return m_preferences; }
    void set(const Preferences &preferences);

signals:
    void changed(const plimsoll::Preferences &preferences);

private:
    Preferences m_preferences;
};

// The locale whose way of writing numbers and times is chosen; `system` is what the system says.
QLocale localeOf(NumberStyle style, const QLocale &system);

// For QLoggingCategory::setFilterRules().
QString logRulesOf(LogLevel level);

} // namespace plimsoll
