<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>DeploymentTexts</name>
    <message numerus="yes">
        <source>%n workspaces running</source>
        <translation>
            <numerusform>%n workspace running</numerusform>
            <numerusform>%n workspaces running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n web terminals</source>
        <translation>
            <numerusform>%n web terminal</numerusform>
            <numerusform>%n web terminals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SSH sessions</source>
        <translation>
            <numerusform>%n SSH session</numerusform>
            <numerusform>%n SSH sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetTexts</name>
    <message numerus="yes">
        <source>%n workspaces</source>
        <translation>
            <numerusform>%n workspace</numerusform>
            <numerusform>%n workspaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, web terminals at %2/s each, %n more a second</source>
        <translation>
            <numerusform>%1, web terminals at %2/s each, %n more a second</numerusform>
            <numerusform>%1, web terminals at %2/s each, %n more a second</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::CleanupPage</name>
    <message numerus="yes">
        <source>Delete %n object(s)</source>
        <translation>
            <numerusform>Delete %n object</numerusform>
            <numerusform>Delete %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n object(s)…</source>
        <translation>
            <numerusform>Delete %n object…</numerusform>
            <numerusform>Delete %n objects…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) deleted.</source>
        <translation>
            <numerusform>%n object deleted.</numerusform>
            <numerusform>%n objects deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::CleanupPresenter</name>
    <message numerus="yes">
        <source>%n workspace(s)</source>
        <translation>
            <numerusform>%n workspace</numerusform>
            <numerusform>%n workspaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are in no ledger of this data folder: somebody else may be using them.</source>
        <translation>
            <numerusform>%n of them is in no ledger of this data folder: somebody else may be using it.</numerusform>
            <numerusform>%n of them are in no ledger of this data folder: somebody else may be using them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n failed</source>
        <translation>
            <numerusform> · %n failed</numerusform>
            <numerusform> · %n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ConnectChoice</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ConnectPane</name>
    <message numerus="yes">
        <source>%Ln connected over SSH</source>
        <translation>
            <numerusform>%Ln connected over SSH</numerusform>
            <numerusform>%Ln connected over SSH</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) dialled again</source>
        <translation>
            <numerusform>%Ln connection dialled again</numerusform>
            <numerusform>%Ln connections dialled again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) sent again</source>
        <translation>
            <numerusform>%Ln packet sent again</numerusform>
            <numerusform>%Ln packets sent again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::Headline</name>
    <message numerus="yes">
        <source>%n tick(s) skipped</source>
        <translation>
            <numerusform>%n tick skipped</numerusform>
            <numerusform>%n ticks skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Worker %1: %2 of a core, lag p99 %3, %n tick(s) skipped</source>
        <translation>
            <numerusform>Worker %1: %2 of a core, lag p99 %3, %n tick skipped</numerusform>
            <numerusform>Worker %1: %2 of a core, lag p99 %3, %n ticks skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::HistoryPage</name>
    <message numerus="yes">
        <source>Empty trash (%n)…</source>
        <translation>
            <numerusform>Empty trash (%n)…</numerusform>
            <numerusform>Empty trash (%n)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compare %n runs</source>
        <translation>
            <numerusform>Compare %n run</numerusform>
            <numerusform>Compare %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs chosen.</source>
        <translation>
            <numerusform>%n run chosen.</numerusform>
            <numerusform>%n runs chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs chosen. Two to six whole ones can be compared.</source>
        <translation>
            <numerusform>%n run chosen. Two to six whole ones can be compared.</numerusform>
            <numerusform>%n runs chosen. Two to six whole ones can be compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs moved to the trash.</source>
        <translation>
            <numerusform>%n run moved to the trash.</numerusform>
            <numerusform>%n runs moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs in the trash will be deleted for good, with all that they measured.</source>
        <translation>
            <numerusform>%n run in the trash will be deleted for good, with all that it measured.</numerusform>
            <numerusform>%n runs in the trash will be deleted for good, with all that they measured.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::KeptDeployments</name>
    <message numerus="yes">
        <source>A name has at most %n characters.</source>
        <translation>
            <numerusform>A name has at most %n character.</numerusform>
            <numerusform>A name has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::LeftDetails</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::PlansPage</name>
    <message numerus="yes">
        <source>%n things in the plan must be put right first.</source>
        <translation>
            <numerusform>%n thing in the plan must be put right first.</numerusform>
            <numerusform>%n things in the plan must be put right first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::PreflightPresenter</name>
    <message numerus="yes">
        <source>Ready, with %n warning(s).</source>
        <translation>
            <numerusform>Ready, with %n warning.</numerusform>
            <numerusform>Ready, with %n warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not ready: %n check(s) failed.</source>
        <translation>
            <numerusform>Not ready: %n check failed.</numerusform>
            <numerusform>Not ready: %n checks failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ResultsPage</name>
    <message numerus="yes">
        <source>%n file(s) written, the first is %1</source>
        <translation>
            <numerusform>%n file written: %1</numerusform>
            <numerusform>%n files written, the first is %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ResultsView</name>
    <message numerus="yes">
        <source>%n second(s) beyond the limit</source>
        <translation>
            <numerusform>%n second beyond the limit</numerusform>
            <numerusform>%n seconds beyond the limit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::RunPresenter</name>
    <message numerus="yes">
        <source>on %1 · %n workspace(s)</source>
        <translation>
            <numerusform>on %1 · %n workspace</numerusform>
            <numerusform>on %1 · %n workspaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) lost</source>
        <translation>
            <numerusform>%n connection lost</numerusform>
            <numerusform>%n connections lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n workspace(s)</source>
        <translation>
            <numerusform>of %n workspace</numerusform>
            <numerusform>of %n workspaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) may be left on the deployment; the page Cleanup deletes them.</source>
        <translation>
            <numerusform>%n object may be left on the deployment; the page Cleanup deletes it.</numerusform>
            <numerusform>%n objects may be left on the deployment; the page Cleanup deletes them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::RunProgress</name>
    <message numerus="yes">
        <source> · %n failed</source>
        <translation>
            <numerusform> · %n failed</numerusform>
            <numerusform> · %n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::RunTables</name>
    <message numerus="yes">
        <source>Failures: %1 of %n kind(s)</source>
        <translation>
            <numerusform>Failures: %1 of %n kind</numerusform>
            <numerusform>Failures: %1 of %n kinds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::SearchPane</name>
    <message numerus="yes">
        <source>%n level(s) judged</source>
        <translation>
            <numerusform>%n level judged</numerusform>
            <numerusform>%n levels judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Level: %Ln workspace(s)</source>
        <translation>
            <numerusform>Level: %Ln workspace</numerusform>
            <numerusform>Level: %Ln workspaces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::TrafficForm</name>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
</context>
</TS>
