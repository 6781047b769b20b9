// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/runreader.h"

#include "core/storage/runreading.h"
#include "ui/results/runfiles.h"

#include <QElapsedTimer>

namespace plimsoll {

namespace {

constexpr qint64 TellsEvery = 100; // milliseconds

Result<OpenedRun> openedRun(const QString &path, const ReadShare &share)
{
    const auto folder = RunFolder::open(path);
    if (!folder)
        return folder.error();
    auto data = readRunData(path, share);
    if (!data)
        return data.error();
    return OpenedRun{*folder, std::move(*data), runFilesTable(path)};
}

} // namespace

RunReader::RunReader(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

RunReader::~RunReader()
{
    stop();
    m_pool.waitForDone();
}

void RunReader::stop()
{
    if (m_stop)
        m_stop->store(true);
}

void RunReader::read(const QString &path)
{
    stop();
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_pool.start([this, path, stop = m_stop] {
        QElapsedTimer sinceTold;
        sinceTold.start();
        const auto share = [this, &sinceTold, &stop](double read) {
            if (sinceTold.elapsed() >= TellsEvery) {
                sinceTold.restart();
                QMetaObject::invokeMethod(this, [this, stop, read] {
                    if (!*stop)
                        emit shareRead(read);
                });
            }
            return !*stop;
        };
        auto run = openedRun(path, share);
        if (!run)
            return static_cast<void>(
                QMetaObject::invokeMethod(this, [this, stop, sentence = run.error().message] {
                    if (!*stop)
                        emit failed(sentence);
                }));
        auto opened = std::make_shared<const OpenedRun>(std::move(*run));
        QMetaObject::invokeMethod(this, [this, stop, opened] {
            if (!*stop)
                emit done(opened);
        });
    });
}

} // namespace plimsoll
