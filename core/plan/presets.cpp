// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/presets.h"

#include "core/base/atomicfile.h"
#include "core/base/nearesttext.h"
#include "core/plan/planjson.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QStringList namesIn(const QString &folder)
{
    QStringList names = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5); // ".json"
    return names;
}

} // namespace

QStringList presetNames()
{
    return namesIn(u":/plimsoll/plans"_s);
}

QStringList publishedPlanNames()
{
    QStringList names = namesIn(u":/plimsoll/profiles"_s);
    std::sort(names.begin(), names.end(), [](const QString &left, const QString &right) {
        return left.section(u'-', -1).toInt() < right.section(u'-', -1).toInt();
    });
    return names;
}

Result<Plan> readPreset(const QString &name)
{
    const QStringList names = presetNames() + publishedPlanNames();
    if (!names.contains(name))
        return Error{ErrorKind::BadInput,
            u"There is no preset \"%1\"; there are: %2.%3"_s.arg(
                name, names.join(u", "_s), didYouMean(name, names))};
    const Result<QByteArray> json = readWholeFile(
        u":/plimsoll/%1/%2.json"_s.arg(presetNames().contains(name) ? u"plans"_s : u"profiles"_s, name));
    if (!json)
        return json.error();
    return readPlan(*json);
}

QByteArray planSchema()
{
    const Result<QByteArray> schema = readWholeFile(u":/plimsoll/plan.schema.json"_s);
    return schema ? *schema : QByteArray();
}

} // namespace plimsoll
