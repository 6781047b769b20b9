// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/steering.h"

#include "core/plan/planlimits.h"

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<SteerAction>> steerActionTexts()
{
    static constexpr std::array Texts{
        EnumText<SteerAction>{SteerAction::Scale, "scale"_L1},
        EnumText<SteerAction>{SteerAction::SetLevel, "set-level"_L1},
        EnumText<SteerAction>{SteerAction::Hold, "hold"_L1},
        EnumText<SteerAction>{SteerAction::Continue, "continue"_L1},
        EnumText<SteerAction>{SteerAction::NextStage, "next-stage"_L1},
        EnumText<SteerAction>{SteerAction::Pause, "pause"_L1},
    };
    return Texts;
}

Result<Steering> parseSteering(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == "+"_L1)
        return Steering{SteerAction::Scale, 1.1};
    if (word == "-"_L1)
        return Steering{SteerAction::Scale, 0.9};
    if (word == "hold"_L1)
        return Steering{SteerAction::Hold};
    if (word == "continue"_L1)
        return Steering{SteerAction::Continue};
    if (word == "next"_L1)
        return Steering{SteerAction::NextStage};
    if (word == "pause"_L1)
        return Steering{SteerAction::Pause};
    if (word.startsWith("level "_L1)) {
        QString number = word.mid(6).trimmed();
        if (number.endsWith(u'%'))
            number.chop(1);
        bool isNumber = false;
        const double level = number.trimmed().toDouble(&isNumber) / 100;
        if (isNumber && level > 0 && level <= planlimits::HighestLevel)
            return Steering{SteerAction::SetLevel, level};
    }
    return Error{ErrorKind::BadInput,
        u"\"%1\" is not understood. Write + or - for a tenth more or less, level 50%, hold, continue, next "
        u"or "
        "pause."_s.arg(text.trimmed())};
}

QString steeringText(const Steering &steering)
{
    switch (steering.action) {
    case SteerAction::Scale:
        return steering.value >= 1 ? u"%1 % more"_s.arg(std::round((steering.value - 1) * 1000) / 10)
                                   : u"%1 % less"_s.arg(std::round((1 - steering.value) * 1000) / 10);
    case SteerAction::SetLevel:
        return u"level %1 %"_s.arg(std::round(steering.value * 1000) / 10);
    case SteerAction::Hold:
        return u"hold"_s;
    case SteerAction::Continue:
        return u"continue"_s;
    case SteerAction::NextStage:
        return u"next stage"_s;
    case SteerAction::Pause:
        return u"pause"_s;
    }
    return {};
}

} // namespace plimsoll
