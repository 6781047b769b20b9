// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace plimsoll {

// A request body that can be read once. Qt sends a request again by itself when its connection closes before
// an answer, POST too; a body that cannot be rewound makes it fail instead, so that we can look first.
class OnceBody : public QIODevice
{
    Q_OBJECT

public:
    OnceBody(const QByteArray &bytes, QObject *parent);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 length) override;
    qint64 writeData(const char *data, qint64 length) override;

private:
    QByteArray m_bytes;
    qint64 m_taken = 0;
};

} // namespace plimsoll
