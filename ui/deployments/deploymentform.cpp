// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deploymentform.h"

#include "ui/deployments/tokenvault.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/shell/services.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int FieldWidth = 420;

QLineEdit *makeField(const QString &objectName, const QString &title, const QString &toolTip, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setAccessibleName(title);
    field->setToolTip(toolTip);
    field->setMaximumWidth(FieldWidth);
    return field;
}

QLabel *makeNote(QWidget *parent)
{
    QLabel *note = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, parent);
    note->setWordWrap(true);
    note->setFixedWidth(FieldWidth);
    return note;
}

// A field with a button beside it.
void addRow(QFormLayout *form, const QString &title, QLayout *row, QWidget *field)
{
    auto *label = new QLabel(title, form->parentWidget());
    label->setBuddy(field);
    form->addRow(label, row);
}

} // namespace

DeploymentForm::DeploymentForm(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_editor(services.deployments, services.servers)
    , m_title(makeLabel({}, TypeSize::Lead, QFont::DemiBold, Ink::Text, this))
    , m_error(new ErrorNote(this))
    , m_fields(new QWidget(this))
{
    setObjectName(u"deploymentForm"_s);
    m_error->setObjectName(u"formError"_s);
    makeOffer(); // widgets take the keyboard in the order in which they are made
    makeFields();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Huge, spacing::Large, spacing::Huge, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_title);
    column->addWidget(m_offer);
    column->addWidget(m_error);
    column->addWidget(m_fields);
    column->addLayout(makeButtons());
    column->addStretch();

    connect(m_url, &QLineEdit::textChanged, this, &DeploymentForm::noteUrl);
    connect(&m_services.vault, &TokenVault::stateChanged, this,
        [this] { m_vault->setText(m_services.vault.sentence()); });
    connect(&m_editor, &DeploymentEditor::busyChanged, this, &DeploymentForm::showBusy);
    connect(&m_editor, &DeploymentEditor::refused, this, [this](const Explanation &why, bool canSave) {
        m_error->show(why.sentence, why.details);
        m_saveUnchecked->setVisible(canSave);
    });
    connect(&m_editor, &DeploymentEditor::saved, this,
        [this](const QString &name, const std::optional<DeploymentFacts> &facts) {
            clear();
            emit saved(name, facts);
        });
}

void DeploymentForm::makeFields()
{
    m_url = makeField(u"deploymentUrl"_s, tr("URL"),
        tr("The address that people open in their browser. Without a scheme it means https://."), m_fields);
    m_url->setPlaceholderText(u"https://coder.example.com"_s);
    m_urlNote = makeNote(m_fields);
    m_urlNote->setObjectName(u"urlNote"_s);
    QLayout *token = makeTokenRow();
    m_name = makeField(u"deploymentName"_s, tr("Name"),
        tr("What you call it in lists, and what a run on a deployment in use asks you to type."), m_fields);
    m_isTestSystem = new QCheckBox(tr("This is a test system"), m_fields);
    m_isTestSystem->setObjectName(u"formTestSystem"_s);
    m_isTestSystem->setToolTip(
        tr("Runs start here without asking for its name, even while people work on it."));
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(spacing::Large);
    form->setVerticalSpacing(spacing::Small);
    form->addRow(tr("&URL"), m_url);
    form->addRow(QString(), m_urlNote);
    addRow(form, tr("Session &token"), token, m_token);
    form->addRow(QString(), m_vault);
    form->addRow(tr("&Name"), m_name);
    form->addRow(QString(), m_isTestSystem);
    makeAdvanced(form);
}

void DeploymentForm::makeOffer()
{
    QFrame *pane = makePane(this);
    pane->setObjectName(u"loginOffer"_s);
    m_offerText = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, pane);
    m_offerText->setWordWrap(true);
    auto *use = new QPushButton(tr("Use it"), pane);
    use->setObjectName(u"useLogin"_s);
    connect(use, &QPushButton::clicked, this, [this] {
        if (m_found)
            useLogin(*m_found);
    });
    auto *row = new QHBoxLayout(pane);
    row->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    row->addWidget(m_offerText, 1);
    row->addWidget(use);
    m_offer = pane;
}

QLayout *DeploymentForm::makeTokenRow()
{
    m_token = makeField(u"deploymentToken"_s, tr("Session token"),
        tr("Proves to the deployment who you are. An owner's token lets runs create users. It is not shown "
           "again."),
        m_fields);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_tokenPage = new QPushButton(icon(u"link"_s), tr("Get a token"), m_fields);
    m_tokenPage->setObjectName(u"tokenPage"_s);
    m_tokenPage->setToolTip(
        tr("Opens the page of the deployment that shows you a session token; \"coder tokens "
           "create\" makes one too."));
    connect(m_tokenPage, &QPushButton::clicked, this, [this] {
        if (const QUrl url = urlNote(m_url->text(), m_allowPlainHttp->isChecked()).url; !url.isEmpty())
            QDesktopServices::openUrl(tokenPage(url));
    });
    m_vault = makeNote(m_fields);
    m_vault->setObjectName(u"vaultSentence"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(m_token, 1);
    row->addWidget(m_tokenPage);
    row->addStretch();
    return row;
}

void DeploymentForm::makeAdvanced(QFormLayout *form)
{
    m_showAdvanced = new QToolButton(m_fields);
    m_showAdvanced->setObjectName(u"showAdvanced"_s);
    m_showAdvanced->setText(tr("Advanced"));
    m_showAdvanced->setToolTip(tr("Certificates, proxy, addresses, plain HTTP"));
    m_showAdvanced->setCheckable(true);
    m_showAdvanced->setAutoRaise(true);
    m_showAdvanced->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    form->addRow(QString(), m_showAdvanced);
    m_caFile = makeField(u"caFile"_s, tr("CA file"),
        tr("Certificates (PEM) that are trusted besides the system's, for a deployment with an authority of "
           "its own."),
        m_fields);
    m_certificateFile = makeField(u"clientCertificateFile"_s, tr("Client certificate"),
        tr("A certificate (PEM) that a gateway in front of the deployment asks for."), m_fields);
    m_keyFile = makeField(
        u"clientKeyFile"_s, tr("Its key"), tr("The key (PEM) of the client certificate."), m_fields);
    m_proxy = makeField(u"proxy"_s, tr("Proxy"),
        tr("The way to the deployment, http://host:port or socks5://host:port. The load goes through it "
           "too."),
        m_fields);
    m_proxy->setPlaceholderText(tr("none"));
    m_resolve = makeField(u"resolve"_s, tr("Host addresses"),
        tr("Where the load for a host goes instead of where DNS says: HOST=ADDRESS, with a comma between "
           "several. *.apps.example.com=… is for all hosts below it. Where a host has several addresses, "
           "connections take turns."),
        m_fields);
    m_resolve->setPlaceholderText(tr("as DNS says"));
    m_sources = makeField(u"sources"_s, tr("Source addresses"),
        tr("Addresses of this machine that the load leaves from, with a comma between several: connections "
           "take turns. Each has ports of its own."),
        m_fields);
    m_sources->setPlaceholderText(tr("as the system likes"));
    m_resumesTls = new QCheckBox(tr("Resume TLS sessions"), m_fields);
    m_resumesTls->setObjectName(u"resumesTls"_s);
    m_resumesTls->setToolTip(tr("The load's connections go on with the TLS session of earlier ones, as a "
                                "browser's do. Otherwise each pays for a whole handshake."));
    m_allowPlainHttp = new QCheckBox(tr("Send the token over plain HTTP"), m_fields);
    m_allowPlainHttp->setObjectName(u"allowPlainHttp"_s);
    m_allowPlainHttp->setToolTip(tr("Only for http:// URLs of other machines: whoever listens on the way can "
                                    "use the token. Loopback needs no leave."));
    connect(m_allowPlainHttp, &QCheckBox::toggled, this, &DeploymentForm::noteUrl);
    const int first = form->rowCount();
    addRow(form, tr("CA &file"), makeFileRow(m_caFile, tr("CA file")), m_caFile);
    addRow(form, tr("Client &certificate"), makeFileRow(m_certificateFile, tr("Client certificate")),
        m_certificateFile);
    addRow(form, tr("Its &key"), makeFileRow(m_keyFile, tr("Key of the client certificate")), m_keyFile);
    form->addRow(tr("&Proxy"), m_proxy);
    form->addRow(tr("&Host addresses"), m_resolve);
    form->addRow(tr("S&ource addresses"), m_sources);
    form->addRow(QString(), m_resumesTls);
    form->addRow(QString(), m_allowPlainHttp);
    const auto show = [this, form, first](bool on) {
        for (int row = first; row < form->rowCount(); ++row)
            form->setRowVisible(row, on);
        m_showAdvanced->setIcon(icon(on ? u"chevron-down"_s : u"chevron-right"_s));
    };
    connect(m_showAdvanced, &QToolButton::toggled, this, show);
    show(false);
}

QLayout *DeploymentForm::makeFileRow(QLineEdit *edit, const QString &title)
{
    auto *choose = new QPushButton(tr("Choose…"), edit->parentWidget());
    choose->setAccessibleName(tr("Choose %1").arg(title));
    connect(choose, &QPushButton::clicked, this, [this, edit, title] {
        auto *dialog = new QFileDialog(this, title);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(edit, 1);
    row->addWidget(choose);
    row->addStretch();
    return row;
}

QLayout *DeploymentForm::makeButtons()
{
    m_save = makePrimary(tr("Check and save"), u"link"_s, this);
    m_save->setObjectName(u"saveDeployment"_s);
    m_save->setToolTip(tr("Asks the deployment what it is and whether it takes the token, then saves."));
    m_save->setDefault(true);
    m_saveUnchecked = new QPushButton(tr("Save unchecked"), this);
    m_saveUnchecked->setObjectName(u"saveUnchecked"_s);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(u"cancelForm"_s);
    m_progress = new QProgressBar(this);
    setPart(m_progress, Part::ThinBar);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(120, spacing::Tight * 2);
    m_progressText = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
    m_progressText->setObjectName(u"formProgress"_s);
    connect(m_save, &QPushButton::clicked, this, [this] { submit(BeforeSaving::Check); });
    connect(m_saveUnchecked, &QPushButton::clicked, this, [this] { submit(BeforeSaving::AskNothing); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_editor.isBusy())
            return m_editor.cancel();
        clear();
        emit dismissed();
    });
    for (QLineEdit *field : m_fields->findChildren<QLineEdit *>())
        connect(field, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(m_save);
    row->addWidget(m_saveUnchecked);
    row->addWidget(m_cancel);
    row->addWidget(m_progress);
    row->addWidget(m_progressText);
    row->addStretch();
    return row;
}

void DeploymentForm::clear()
{
    m_former.clear();
    m_loginToken = {};
    m_loginUrl.clear();
    for (QLineEdit *field : m_fields->findChildren<QLineEdit *>())
        field->clear();
    m_token->setPlaceholderText({});
    m_name->setPlaceholderText({});
    m_isTestSystem->setChecked(false);
    m_resumesTls->setChecked(false);
    m_allowPlainHttp->setChecked(false);
    m_showAdvanced->setChecked(false);
    m_error->clear();
    m_saveUnchecked->hide();
    m_vault->setText(m_services.vault.sentence());
    noteUrl();
    showBusy();
}

void DeploymentForm::beginAdding()
{
    m_editor.cancel();
    clear();
    m_title->setText(tr("Connect a deployment"));
    offerLogin();
    m_url->setFocus();
}

void DeploymentForm::beginAddingAt(const QUrl &url)
{
    beginAdding();
    m_url->setText(url.toString());
    if (m_found && m_found->url != url)
        m_offer->hide(); // a login to another one
    m_token->setFocus();
}

void DeploymentForm::offerLogin()
{
    m_found.reset();
    if (const Result<FoundLogin> login = findLogin(m_services.login))
        m_found = *login;
    m_offer->setVisible(m_found.has_value());
    if (m_found) {
        m_offerText->setText(tr("Use your coder login to %1? Its token is copied when you save.")
                .arg(m_found->url.toString()));
    }
}

void DeploymentForm::beginAddingLogin(const FoundLogin &login)
{
    beginAdding();
    useLogin(login);
}

void DeploymentForm::useLogin(const FoundLogin &login)
{
    m_offer->hide();
    m_url->setText(login.url.toString());
    m_token->clear();
    m_token->setPlaceholderText(tr("that of your coder login"));
    m_loginToken = login.token;
    m_loginUrl = login.url;
    m_save->setFocus();
}

void DeploymentForm::beginEditing(const KnownDeployment &known)
{
    m_editor.cancel();
    clear();
    const Deployment &deployment = known.deployment;
    m_former = known.name;
    m_title->setText(tr("Edit %1").arg(known.name));
    m_offer->hide();
    m_url->setText(deployment.url.toString());
    m_token->setPlaceholderText(tr("stays as it is"));
    m_name->setText(known.name);
    m_isTestSystem->setChecked(known.isTestSystem);
    m_caFile->setText(deployment.caFile);
    m_certificateFile->setText(deployment.clientCertificateFile);
    m_keyFile->setText(deployment.clientKeyFile);
    m_proxy->setText(deployment.proxy.toString());
    m_resolve->setText(mappingTexts(deployment.resolve).join(u", "_s));
    m_sources->setText(deployment.sources.join(u", "_s));
    m_resumesTls->setChecked(deployment.resumesTls);
    m_allowPlainHttp->setChecked(deployment.allowPlainHttp);
    const QStringList advanced{deployment.caFile, deployment.clientCertificateFile, m_proxy->text(),
        m_resolve->text(), m_sources->text()};
    m_showAdvanced->setChecked(
        advanced.count(QString()) < advanced.size() || deployment.resumesTls || deployment.allowPlainHttp);
    m_token->setFocus();
}

void DeploymentForm::noteUrl()
{
    const UrlNote note = urlNote(m_url->text(), m_allowPlainHttp->isChecked());
    m_urlNote->setText(note.isWarning ? u"⚠ "_s + note.text : note.text);
    m_urlNote->setVisible(!note.text.isEmpty());
    m_tokenPage->setEnabled(!note.url.isEmpty());
    QStringList taken;
    const QList<KnownDeployment> list = m_services.deployments.all();
    for (const KnownDeployment &known : list)
        taken.append(known.name);
    m_name->setPlaceholderText(note.url.isEmpty() ? QString() : suggestedName(note.url, taken));
}

DeploymentDraft DeploymentForm::draft() const
{
    DeploymentDraft draft;
    draft.name = m_name->text();
    draft.url = m_url->text();
    draft.token = Secret(m_token->text().trimmed().toUtf8());
    // The login's token goes nowhere else than to the login's deployment.
    const Result<QUrl> url = normalisedUrl(draft.url);
    if (draft.token.isEmpty() && url && *url == m_loginUrl)
        draft.token = m_loginToken;
    draft.proxy = m_proxy->text();
    draft.caFile = m_caFile->text();
    draft.clientCertificateFile = m_certificateFile->text();
    draft.clientKeyFile = m_keyFile->text();
    draft.resolve = m_resolve->text();
    draft.sources = m_sources->text();
    draft.resumesTls = m_resumesTls->isChecked();
    draft.allowPlainHttp = m_allowPlainHttp->isChecked();
    draft.isTestSystem = m_isTestSystem->isChecked();
    return draft;
}

void DeploymentForm::submit(BeforeSaving before)
{
    m_error->clear();
    m_saveUnchecked->hide();
    m_progressText->setText(tr("Asking %1…").arg(m_url->text().trimmed()));
    m_editor.submit(draft(), m_former, before);
}

void DeploymentForm::showBusy()
{
    const bool isBusy = m_editor.isBusy();
    m_fields->setEnabled(!isBusy);
    m_save->setEnabled(!isBusy);
    m_saveUnchecked->setEnabled(!isBusy);
    m_progress->setVisible(isBusy);
    m_progressText->setVisible(isBusy);
}

} // namespace plimsoll
