// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/login.h"
#include "ui/deployments/deploymenteditor.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace plimsoll {

class ErrorNote;
struct Services;

// The fields of a deployment that is added or edited. A token that was saved is never shown again.
class DeploymentForm : public QWidget
{
    Q_OBJECT
public:
    explicit DeploymentForm(const Services &services, QWidget *parent = nullptr);

    void beginAdding();
    // One whose URL is known already.
    void beginAddingAt(const QUrl &url);
    // With the login of the coder CLI, whose token is copied when it is saved.
    void beginAddingLogin(const FoundLogin &login);
    void beginEditing(const KnownDeployment &known);

signals:
    void saved(const QString &name, const std::optional<plimsoll::DeploymentFacts> &facts);
    void dismissed();

private:
    void makeOffer();
    QLayout *makeTokenRow();
    void makeFields();
    void makeAdvanced(QFormLayout *form);
    QLayout *makeFileRow(QLineEdit *edit, const QString &title);
    QLayout *makeButtons();
    void clear();
    void offerLogin();
    void useLogin(const FoundLogin &login);
    void noteUrl();
    void submit(BeforeSaving before);
    DeploymentDraft draft() const;
    void showBusy();

    const Services &m_services;
    DeploymentEditor m_editor;
    QString m_former; // empty: a new one
    std::optional<FoundLogin> m_found; // what is offered
    Secret m_loginToken; // of the login that was taken
    QUrl m_loginUrl;

    QLabel *m_title = nullptr;
    QWidget *m_offer = nullptr;
    QLabel *m_offerText = nullptr;
    QLineEdit *m_url = nullptr;
    QLabel *m_urlNote = nullptr;
    QLineEdit *m_token = nullptr;
    QPushButton *m_tokenPage = nullptr;
    QLabel *m_vault = nullptr;
    QLineEdit *m_name = nullptr;
    QCheckBox *m_isTestSystem = nullptr;
    QToolButton *m_showAdvanced = nullptr;
    QLineEdit *m_caFile = nullptr;
    QLineEdit *m_certificateFile = nullptr;
    QLineEdit *m_keyFile = nullptr;
    QLineEdit *m_proxy = nullptr;
    QLineEdit *m_resolve = nullptr;
    QLineEdit *m_sources = nullptr;
    QCheckBox *m_resumesTls = nullptr;
    QCheckBox *m_allowPlainHttp = nullptr;
    ErrorNote *m_error = nullptr;
    QWidget *m_fields = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_saveUnchecked = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace plimsoll
