// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/presets.h"

#include "core/base/atomicfile.h"
#include "core/base/nearesttext.h"
#include "core/plan/planjson.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace plimsoll {

QStringList presetNames()
{
    QStringList names = QDir(u":/plimsoll/plans"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5); // ".json"
    return names;
}

Result<Plan> readPreset(const QString &name)
{
    const QStringList names = presetNames();
    if (!names.contains(name))
        return Error{ErrorKind::BadInput,
            u"There is no preset \"%1\"; there are: %2.%3"_s.arg(
                name, names.join(u", "_s), didYouMean(name, names))};
    const Result<QByteArray> json = readWholeFile(u":/plimsoll/plans/%1.json"_s.arg(name));
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
