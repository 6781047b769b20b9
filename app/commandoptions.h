// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QProcessEnvironment>
#include <QStringList>

namespace plimsoll {

// One option of a command. Without `valueName` it is a flag.
struct OptionSpec {
    QStringList names; // "count", "c": the long one first
    QString valueName = {};
    QString help;
    QString fallback = {}; // the value without it, as the help shows it and the readers below read it
    QString environment = {}; // the variable that gives the value where the option does not
};

// The options of a command, what they were given as, and why some of it can not be: a reader that does not
// understand a value notes a sentence in errors() and answers with the fallback. Values come from the command
// line, else from the environment, else from the fallback.
class CommandOptions
{
public:
    explicit CommandOptions(const QProcessEnvironment &environment);

    void add(const OptionSpec &spec);
    void add(const QList<OptionSpec> &specs);
    // `arguments` without the names of program and command. "--flag=false" is a flag that is not given.
    // Errors: BadInput. A token on the command line is refused without repeating it.
    Result<> parse(const QStringList &arguments);

    const QStringList &operands() const { return m_operands; }
    const QProcessEnvironment &environment() const { return m_environment; }
    const QList<OptionSpec> &specs() const { return m_specs; }

    bool isGiven(const QString &name) const; // on the command line or in the environment
    bool flag(const QString &name) const;
    QString text(const QString &name) const;
    QStringList texts(const QString &name) const; // of an option that may stand several times
    int integer(const QString &name, int least, int most);
    qint64 size(const QString &name, qint64 least, qint64 most);
    Milliseconds duration(const QString &name);

    void refuse(const QString &sentence) { m_errors.append(sentence); }
    const QStringList &errors() const { return m_errors; }

private:
    const OptionSpec &spec(const QString &name) const;
    QString where(const QString &name) const; // "--count", "CODER_SCALETEST_COUNT"

    QProcessEnvironment m_environment;
    QList<OptionSpec> m_specs;
    QHash<QString, QStringList> m_given; // by the first name
    QStringList m_operands;
    QStringList m_errors;
};

} // namespace plimsoll
