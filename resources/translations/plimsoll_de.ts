<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>PlanOutlook</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users and workspaces to create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended traffic, each way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all, each way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Builds, %L1 at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Builds, all at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet time and traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole run, before cleaning up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QAbstractItemView</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QLabel</name>
    <message>
        <source>Simulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made against the built-in demo deployment: the figures say nothing about a real one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>&quot;%1&quot; is not a time; write for example &quot;40 ms&quot;, &quot;90 s&quot; or &quot;1 h 30 min&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a size; write for example &quot;512 B&quot;, &quot;4 KiB&quot; or &quot;25 MiB&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is out of range: from %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::CreateForm</name>
    <message>
        <source>Workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces to create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many workspaces the run creates from the template. 0 creates none and uses those that earlier runs left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces created at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many builds the deployment is asked for at the same time. More than its provisioners can take wait in their queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running workspaces that earlier runs left take part in the traffic as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only fill up to that number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number above is how many workspaces shall be there in the end: only what is missing is created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owners of the workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose the workspaces are. A user each is created with a token that the run mints; logging in with a password is how Coder&apos;s own command does it and meets the login limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new user each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new user each, with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a workspace counts as there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the run waits for before it counts a workspace as created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its build has succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its agents are connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its start scripts have ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet time before the traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the deployment is left alone between creating and traffic, so that builds do not disturb what is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries of a build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many more builds are started for a workspace whose build failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces that may fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run goes on with up to so many failed workspaces; one more stops it and cleans up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for one workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workspace that takes longer from its first request until it is ready has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for all workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating all workspaces is ended after this time; those that are missing have failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan one build first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment plans one build without making anything, so that a template that cannot be built stops the run before there is something to clean up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run in each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command to run in each workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run once over a web terminal in each created workspace. The workspace fails if it fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the command may take in each workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that the command must print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some line of its output must contain this text, or the workspace has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must still run at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command is meant not to end: the workspace fails if it ends before its time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep its output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the command prints is kept in the events of the run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::ErrorNote</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::EventModel</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::FailureModel</name>
    <message>
        <source>In full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::FailureSeries</name>
    <message>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::FinishForm</name>
    <message>
        <source>Afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When to clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the run removes the workspaces, users and tokens that it created, and nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if nothing failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if something failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also before the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before creating, what earlier scale tests left is removed, found by their names, whoever made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest time of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run that lasts longer is stopped and cleaned up. What it created expires an hour after that by itself, even if this program is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many workspaces and users are removed at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to remove one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What takes longer is left, and the run says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to remove all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaning up is ended after this time; what is left is in the ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: only of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template of what is removed before the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrows what is removed before the run to workspaces of this template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this plan is for; it stands in the report of each of its runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::FormRows</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what is rarely changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::GoalsForm</name>
    <message>
        <source>Goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more limit that the run must keep. A broken goal turns the run&apos;s verdict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without goals the run has no verdict, only figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed of intended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed creates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed of intended: verified bytes that came back, of what the plan meant to send. Round trip: from the planned moment to the last echoed byte; service time: from the real sending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p</source>
        <comment>percentile</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all round trips, so many percent must stay below the limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The percentile must stay below this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For what was echoed, the least share; for what went wrong, the share that must not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario of the goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario that the goal is about, or all traffic of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove goal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::Headline</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of intended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 disconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 planned, %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator lag p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busiest worker %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine may be the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine keeps up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::HomePage</name>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many developers can your Coder deployment carry?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create workspaces, drive real traffic at them, get one sentence, leave nothing behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated deployment inside this app. Nothing leaves this computer. 20 workspaces, half a minute, one stall to find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your runs will be listed here. Start with the demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a double click opens the folder of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::KeptDeployments</name>
    <message>
        <source>There is no deployment &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the deployment a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n characters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The proxy&apos;s URL holds a user name or password, which would be written to a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a deployment named &quot;%1&quot; already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token is kept for %1: choose Edit and enter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Choose Edit and enter it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a session token for %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::KeychainVault</name>
    <message>
        <source>you did not let Plimsoll use the system&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s keychain refused access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this system has no keychain service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s keychain could not be used (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token is kept for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its token could not be read, since %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its token is still in the system&apos;s keychain, since %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s keychain has not answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are kept in the system&apos;s keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are kept in memory only, until Plimsoll is closed, because %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::LoadPicture</name>
    <message>
        <source>Planned load over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 connections and %2 each way, over %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::MainWindow</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run goes on. What it created on the deployment is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, clean up and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::MemoryVault</name>
    <message>
        <source>No token is kept for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are kept in memory only, until Plimsoll is closed, because %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this program was built without QtKeychain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::OutlookPane</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the picture shows: open connections, or bytes a second each way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same figures as a table (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned load over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No traffic is planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::ParameterInputs</name>
    <message>
        <source>A parameter of the template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template needs a value for &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template has no parameter &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the template&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgets the plan&apos;s value: the template&apos;s own applies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %L1 to %L2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one a line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::PhaseBar</name>
    <message>
        <source>now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::PlanEditor</name>
    <message>
        <source>New plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::PlansPage</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the plan as another profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the plan as a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command that runs this profile without a window. It holds no token: put that into a file named token that only you can read, or set CODER_SESSION_TOKEN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan first: the command names the profile&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a plan, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the deployment to run it against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n things in the plan must be put right first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A run goes on; there is one at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at the deployment and says what would be done, before anything is created (F5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as another profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::PreflightPage</name>
    <message>
        <source>Preflight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the deployment and this machine anew. Nothing is created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start will create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creates what is listed here, and begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::PreflightPresenter</name>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · checked %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the token…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ready, with %n warning(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Not ready: %n check(s) failed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preflight could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template is tried in a dry run, for %1 so far. That can take as long as a build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment and this machine are asked; nothing is created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People and load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not marked as a test system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People work there and may notice this run. Type “%1” to go on. A deployment that is there for tests can be marked so on the page Deployments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check failed: mend it, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again before you start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the name of the deployment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users scaletest-…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces scaletest-…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces of earlier runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating takes about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each object is written to a ledger before it is created, so that it can be removed even after a crash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each object is written to a ledger before it is created, so that it can be removed even after a crash: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is deleted at the end, also when you stop the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is deleted at the end when nothing failed; otherwise it stays for you to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is deleted at the end only when the run failed; otherwise it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan deletes nothing at the end: it stays until the page Cleanup deletes it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::PresetChoice</name>
    <message>
        <source>What shall a run do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan says how many workspaces are created, what traffic they carry and which goals must be kept. Begin with a preset and change what you like.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::ProfileList</name>
    <message>
        <source>Blank plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (damaged)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile yet. Save a plan to keep it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new plan, from a preset or blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a plan file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a plan file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the profile as it is saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::RunHost</name>
    <message>
        <source>Stop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the traffic and deletes everything that the run created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, keep workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the traffic; what was created stays, and is listed in the ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends at once without cleaning up; the ledger tells what is left.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::RunPage</name>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charts and tables stand still; the load goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts or table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the demo on the page Home, or a plan on the page Plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::RunPlace</name>
    <message>
        <source>A run goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run goes on, and there can be one at a time. Stop it, or wait for its end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::RunPresenter</name>
    <message numerus="yes">
        <source>on %1 · %n workspace(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The plan sets no goals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The goals are judged once the traffic flows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 goals are kept so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not every goal can be measured so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now %1/s of %2/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now p99 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) lost</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n workspace(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goal: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken so far: %1 of %2 goals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) may be left on the deployment; the page Cleanup deletes them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 The load goes on, but not all of it is written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection is left: the deployment, or the way to it, has gone. The run goes on to its planned end and cleans up then; Stop does that now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended
/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent
/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed
/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed of
intended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late
ticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped
ticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unanswered
ticks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::RunProgress</name>
    <message>
        <source>Preflight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> · %n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::RunStrip</name>
    <message>
        <source>Show run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::RunTables</name>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by workspace or state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Failures: %1 of %n kind(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ScenarioCard</name>
    <message>
        <source>Name of the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in every table and chart of the run. Each scenario needs a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>web terminals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share or range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A share of the workspaces, laid behind those of the scenarios before it; or the workspaces from a first to an end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the run&apos;s workspaces are used. Shares stand one behind the other: 60 % and 60 % overlap, 50 % and 50 % do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range of workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First and end, counted from 0; the end is not used itself. &quot;50:&quot; is all from the 51st on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes a tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each session types at each tick, and expects back from the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one tick of a session to its next. The sessions&apos; ticks are spread evenly over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the scenario types, from its planned start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the start of the traffic to the start of this scenario: side by side, overlapping or one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ramp up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions that begin a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the load grows: how many sessions connect to the server each second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sessions a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many sessions may be connecting at the same time, whatever the ramp says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at once, each within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For connection, TLS and upgrade together; longer is a failed connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminals are opened at this workspace proxy rather than at the deployment itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: the deployment itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode of the terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw: every byte comes back exactly and is compared. Line: the terminal&apos;s own echo, line by line, as Coder&apos;s own command does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw, every byte compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line by line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the upgrade to the first sign of the terminal. The first one after a restart of the server may need 5 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stalled after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticks until a session counts as stalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session that gets no byte for so many ticks is a disconnect. By itself: 50 ticks, but at least 10 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticks without a byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lost session attaches to its terminal again, as a browser does, and its recovery is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many sessions run together, the others after them, each for the whole duration. All together is nearly always what is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for one session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends a session that lasts longer than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the whole scenario after this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::SecondsModel</name>
    <message>
        <source>Second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::SessionModel</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attaching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed of due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::TargetForm</name>
    <message>
        <source>Deployment and template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Coder deployment that Start runs the plan against. It is no part of the plan: the same plan can be run against any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a deployment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the workspaces are made from, by name or id: one that is like what people work with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the users and workspaces belong, by name or id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the template&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file with values for the template&apos;s parameters, JSON or YAML. Those above win over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters (*.json *.yaml *.yml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on this deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how long a build takes is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a build takes about %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::TimelinePanel</name>
    <message>
        <source>Charts of the run over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the latest seconds, and goes on with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the traffic from its first to its planned last second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seconds as a table (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events and failures are those of this second. Shows all of them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer seconds (+, or the wheel, or drag over them).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More seconds (−, or the wheel).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the cursor: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoomed to %1 – %2. Esc goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shaded: a goal was broken. Hatched: this machine was late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showing %1 · show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>plimsoll::TrafficForm</name>
    <message>
        <source>The run creates workspaces and sends nothing: add a scenario for traffic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more group of simulated people, with a load of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 % of %L2 in use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
