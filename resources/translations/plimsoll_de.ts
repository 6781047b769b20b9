<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
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
    <name>plimsoll::ErrorNote</name>
    <message>
        <source>Copy details</source>
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
        <source>Start the demo on the page Home.</source>
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
        <source>Throughput (bytes/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip (log)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrupt echo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator: loop lag p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the traffic from its first to its planned last second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shaded: a goal was broken. Hatched: this machine was late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by workspace or state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
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
    <message>
        <source>Failures</source>
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
        <source>At the cursor: %1:%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is kept in %1</source>
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
        <source> · about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine: loop lag p99 %1, busiest worker %2 %</source>
        <translation type="unfinished"></translation>
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
        <source>%1 of %2 goals are broken so far.</source>
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
        <source>Intended/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoed of intended</source>
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
        <source>Late ticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped ticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unanswered</source>
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
</context>
<context>
    <name>plimsoll::RunStrip</name>
    <message>
        <source>Show run</source>
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
</TS>
