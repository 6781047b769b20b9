// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/walltime.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUuid>

#include <optional>
#include <utility>
#include <vector>

// The rows of the simulated server's tables: plain values, changed by State only.
namespace plimsoll::simulator {

enum class Foreign { No, Yes };

struct UserRecord {
    QUuid id;
    QString name; // what the API calls username
    QString fullName;
    QString email;
    QString loginType;
    QByteArray passwordHash;
    WallTime created;
    WallTime updated;
    WallTime lastSeen;
    bool isActive = false; // else dormant
    bool isSuspended = false;
    bool isOwner = false;
    bool isDeleted = false;
    Foreign foreign = Foreign::No;
};

struct TokenRecord {
    QString id;
    QByteArray secretHash;
    QUuid user;
    QString name; // empty: a login session
    WallTime created;
    WallTime expires;
    WallTime lastUsed;
};

struct ParameterRecord {
    QString name;
    QString description;
    QString type; // string, number, bool
    QString defaultValue;
    bool isRequired = false;
    QStringList options;
    std::optional<qint64> least;
    std::optional<qint64> most;
};

struct TemplateRecord {
    enum class Outcome { Works, BuildFails, AgentNeverConnects };

    QUuid id;
    QUuid version;
    QUuid importJob;
    QUuid file;
    QString name;
    QString versionName;
    QString description;
    Outcome outcome = Outcome::Works;
    bool hasNamedApps = false; // its apps have a host each
    std::vector<ParameterRecord> parameters;
    WallTime created;
    bool isDeleted = false;
};

enum class Transition { Start, Stop, Delete };
enum class JobStatus { Pending, Running, Canceling, Succeeded, Failed, Canceled };

inline bool isActive(JobStatus status)
{
    return status == JobStatus::Pending || status == JobStatus::Running || status == JobStatus::Canceling;
}

struct JobRecord {
    enum class Kind { Build, DryRun };

    QUuid id;
    Kind kind = Kind::Build;
    QUuid templateId;
    QUuid build; // of a Build
    QString workspaceName;
    Transition transition = Transition::Start;
    JobStatus status = JobStatus::Pending;
    WallTime created;
    WallTime started;
    WallTime completed;
    WallTime canceled; // when it was asked for
    WallTime plannedEnd; // its log is spread until here
    WallTime endsAt; // the same, or sooner after a cancel
    QString error;
    bool willFail = false;
    bool isOrphan = false; // a delete that only forgets
    int daemon = -1;
    qint64 firstLogId = 0; // its lines are numbered on from here
    // Of a dry run: what it would make.
    QUuid plannedResource;
    QUuid plannedAgent;
};

struct AgentRecord {
    QUuid id;
    QUuid resource;
    QUuid app[3];
    WallTime created;
    WallTime connects; // not set: never
};

using ParameterValues = std::vector<std::pair<QString, QString>>;

struct BuildRecord {
    QUuid id;
    QUuid workspace;
    QUuid job;
    int number = 1;
    Transition transition = Transition::Start;
    QUuid initiator;
    ParameterValues parameters;
    std::optional<AgentRecord> agent;
    WallTime created;
    WallTime updated;
};

struct WorkspaceRecord {
    QUuid id;
    QUuid owner;
    QUuid templateId;
    QString name;
    std::optional<qint64> ttlMs;
    std::vector<QUuid> builds; // oldest first, never empty
    WallTime created;
    WallTime lastUsed;
    bool isDeleted = false;
    Foreign foreign = Foreign::No;
};

struct DaemonRecord {
    QUuid id;
    QString name;
    QUuid job; // null: idle
    QUuid previousJob;
    WallTime freeSince;
};

} // namespace plimsoll::simulator
