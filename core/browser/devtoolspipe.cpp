// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/devtoolspipe.h"

#include <QJsonDocument>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr auto Patience = 5s; // from asking to quit to making it
constexpr qsizetype LongestMessage = qsizetype{64} * 1024 * 1024; // a screenshot has a few MiB
constexpr qsizetype KeptWords = 2000; // bytes of what it says on standard error
constexpr int KillWait = 10'000; // ms; a busy machine takes long for it

#ifdef Q_OS_WIN
// The process inherits its standard handles; told their numbers, it takes them as the pipe.
void givePipe(QProcess &process)
{
    process.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments *start) {
        static thread_local std::wstring line;
        line = start->arguments;
        line += L" --remote-debugging-io-pipes=";
        line += std::to_wstring(reinterpret_cast<quintptr>(start->startupInfo->hStdInput));
        line += L',';
        line += std::to_wstring(reinterpret_cast<quintptr>(start->startupInfo->hStdOutput));
        start->arguments = line.data();
    });
}
#else
constexpr int BrowserReads = 3; // descriptors that the browser expects its pipe at
constexpr int BrowserWrites = 4;

// Between fork and exec: calls that are safe there, and no others.
void givePipe(QProcess &process)
{
    process.setChildProcessModifier([] {
        ::dup2(STDIN_FILENO, BrowserReads);
        ::dup2(STDOUT_FILENO, BrowserWrites);
        const int nothing = ::open("/dev/null", O_RDWR); // NOLINT(cppcoreguidelines-pro-type-vararg)
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(nothing, STDOUT_FILENO);
    });
}
#endif

} // namespace

DevToolsPipe::DevToolsPipe(QObject *parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DevToolsPipe::read);
    connect(&m_process, &QProcess::readyReadStandardError, this,
        [this] { m_said = (m_said + m_process.readAllStandardError()).right(KeptWords); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            processEnded(u"it could not be started: "_s + m_process.errorString());
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        processEnded(status == QProcess::CrashExit ? u"it crashed"_s : u"it ended with %1"_s.arg(code));
    });
}

DevToolsPipe::~DevToolsPipe()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(KillWait);
}

void DevToolsPipe::start(const QString &program, const QStringList &arguments)
{
    givePipe(m_process);
    m_process.start(program, arguments);
}

void DevToolsPipe::call(
    const QString &method, const QJsonObject &parameters, const QString &session, Answer answer)
{
    if (m_hasEnded)
        return;
    QJsonObject message{{"id"_L1, ++m_lastCall}, {"method"_L1, method}, {"params"_L1, parameters}};
    if (!session.isEmpty())
        message.insert("sessionId"_L1, session);
    if (answer)
        m_answers.insert(m_lastCall, std::move(answer));
    QByteArray bytes = QJsonDocument(message).toJson(QJsonDocument::Compact);
    bytes.append('\0');
    m_process.write(bytes);
}

void DevToolsPipe::close()
{
    if (std::exchange(m_isClosing, true) || m_hasEnded)
        return;
    call(u"Browser.close"_s);
    m_patience.start();
}

void DevToolsPipe::kill()
{
    m_isClosing = true;
    m_process.kill();
}

void DevToolsPipe::read()
{
    m_incoming += m_process.readAllStandardOutput();
    qsizetype begin = 0;
    qsizetype end = m_incoming.indexOf('\0', m_searched);
    while (end >= 0 && !m_hasEnded) {
        take(QByteArray::fromRawData(m_incoming.constData() + begin, end - begin));
        begin = end + 1;
        end = m_incoming.indexOf('\0', begin);
    }
    m_incoming.remove(0, begin);
    m_searched = m_incoming.size();
    if (m_incoming.size() > LongestMessage)
        processEnded(u"it sent a message of more than 64 MiB"_s);
}

void DevToolsPipe::take(const QByteArray &message)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(message, &error).object();
    if (error.error != QJsonParseError::NoError)
        return processEnded(u"it sent something that is no JSON: "_s + error.errorString());
    if (object.contains("method"_L1)) {
        return emit happened(object.value("method"_L1).toString(), object.value("params"_L1).toObject(),
            object.value("sessionId"_L1).toString());
    }
    if (const Answer answer = m_answers.take(object.value("id"_L1).toInt())) {
        answer(object.value("result"_L1).toObject(),
            object.value("error"_L1).toObject().value("message"_L1).toString());
    }
}

void DevToolsPipe::processEnded(const QString &how)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_patience.stop();
    m_answers.clear();
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
    if (m_isClosing)
        return emit ended({});
    const QString said = QString::fromUtf8(m_said).trimmed().section(u'\n', -1);
    emit ended(said.isEmpty() ? how : how + u". It said: "_s + said);
}

} // namespace plimsoll
