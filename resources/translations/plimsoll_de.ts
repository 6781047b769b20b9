<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>CompareTexts</name>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Schlechter</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Nicht beurteilt</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change %</source>
        <translation>Änderung %</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
</context>
<context>
    <name>DeploymentTexts</name>
    <message>
        <source>This is a workspace proxy, not the deployment itself: use the URL that people open.</source>
        <translation>Das ist ein Workspace-Proxy, nicht die Bereitstellung selbst: Nehmen Sie die URL, die Menschen öffnen.</translation>
    </message>
    <message>
        <source>Coder %1, answered in %2</source>
        <translation>Coder %1, geantwortet in %2</translation>
    </message>
    <message>
        <source>%1. Simulated: its figures say nothing about a real one.</source>
        <translation>%1. Simuliert: Die Zahlen sagen nichts über eine echte aus.</translation>
    </message>
    <message>
        <source>member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Owner: a run may create users, act for them and delete them, so each workspace gets a user of its own.</source>
        <translation>Besitzer: Ein Lauf darf Benutzer anlegen, für sie handeln und sie löschen, also bekommt jeder Workspace einen eigenen Benutzer.</translation>
    </message>
    <message>
        <source>Not an owner: a run can use workspaces of your own only, and is told neither rate limits nor who else is here. Plans need &quot;owners: me&quot;.</source>
        <translation>Kein Besitzer: Ein Lauf kann nur eigene Workspaces nutzen und erfährt weder Ratengrenzen noch, wer sonst da ist. Pläne brauchen &quot;owners: me&quot;.</translation>
    </message>
    <message>
        <source>Not known: only owners are told.</source>
        <translation>Nicht bekannt: Nur Besitzer erfahren es.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Not known: the deployment does not say.</source>
        <translation>Nicht bekannt: Die Bereitstellung sagt es nicht.</translation>
    </message>
    <message>
        <source>%1 requests a minute to each path, by user or address; a run that meets it waits.</source>
        <translation>%1 Anfragen je Minute und Pfad, nach Benutzer oder Adresse; ein Lauf, der daran stößt, wartet.</translation>
    </message>
    <message numerus="yes">
        <source>%n workspaces running</source>
        <translation>
            <numerusform>%n Workspace läuft</numerusform>
            <numerusform>%n Workspaces laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n web terminals</source>
        <translation>
            <numerusform>%n Web-Terminal</numerusform>
            <numerusform>%n Web-Terminals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SSH sessions</source>
        <translation>
            <numerusform>%n SSH-Sitzung</numerusform>
            <numerusform>%n SSH-Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No licence, hence no limit</source>
        <translation>Keine Lizenz, daher keine Grenze</translation>
    </message>
    <message>
        <source>%1 taken, not limited</source>
        <translation>%1 belegt, nicht begrenzt</translation>
    </message>
    <message>
        <source>%1 of %2 taken</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>Sie sind</translation>
    </message>
    <message>
        <source>Your rights</source>
        <translation>Ihre Rechte</translation>
    </message>
    <message>
        <source>Rate limit</source>
        <translation>Ratengrenze</translation>
    </message>
    <message>
        <source>In use now</source>
        <translation>Jetzt in Gebrauch</translation>
    </message>
    <message>
        <source>Licence seats</source>
        <translation>Lizenzplätze</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Nicht gesund</translation>
    </message>
    <message>
        <source>Answers, with warnings</source>
        <translation>Antwortet, mit Warnungen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>%1 does not take this token: it has expired, was revoked, or is for another deployment. Make a new one and enter it.</source>
        <translation>%1 nimmt dieses Token nicht: Es ist abgelaufen, wurde widerrufen oder gehört zu einer anderen Bereitstellung. Erzeugen Sie ein neues und geben Sie es ein.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. %2 Check the URL and the network; a proxy, or the certificate of an authority of your own, is set under Advanced.</source>
        <translation>%1 ist nicht erreichbar. %2 Prüfen Sie URL und Netz; ein Proxy oder das Zertifikat einer eigenen Stelle wird unter „Erweitert“ eingestellt.</translation>
    </message>
    <message>
        <source>%1 does not answer. Check the URL and the network, or try again when it is less busy.</source>
        <translation>%1 antwortet nicht. Prüfen Sie URL und Netz, oder versuchen Sie es, wenn weniger los ist.</translation>
    </message>
    <message>
        <source>%1 refuses more requests for now (its rate limit). Check again in a minute.</source>
        <translation>%1 weist weitere Anfragen vorerst ab (Ratengrenze). Prüfen Sie in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>%1 answers, but not as a Coder deployment does. Give the URL that people open in their browser.</source>
        <translation>%1 antwortet, aber nicht wie eine Coder-Bereitstellung. Geben Sie die URL an, die Menschen im Browser öffnen.</translation>
    </message>
    <message>
        <source>http:// is not encrypted: use https://, or allow plain HTTP under Advanced.</source>
        <translation>http:// ist nicht verschlüsselt: Nehmen Sie https://, oder erlauben Sie einfaches HTTP unter „Erweitert“.</translation>
    </message>
    <message>
        <source>The token will cross the network unencrypted: whoever listens can use it.</source>
        <translation>Das Token geht unverschlüsselt durch das Netz: Wer mithört, kann es benutzen.</translation>
    </message>
    <message>
        <source>Used as %1</source>
        <translation>Benutzt als %1</translation>
    </message>
</context>
<context>
    <name>GoalPresets</name>
    <message>
        <source>Coder&apos;s published plans</source>
        <translation>Coders veröffentlichte Pläne</translation>
    </message>
    <message>
        <source>At least 90 % of the intended bytes come back, fewer than 1 % of the sessions are lost.</source>
        <translation>Mindestens 90 % der beabsichtigten Bytes kommen zurück, weniger als 1 % der Sitzungen gehen verloren.</translation>
    </message>
    <message>
        <source>Coder&apos;s latencies at 2,000 users</source>
        <translation>Coders Latenzen bei 2.000 Benutzern</translation>
    </message>
    <message>
        <source>What Coder measured at its agents: 60 ms at p90, 220 ms at p95.</source>
        <translation>Was Coder an seinen Agenten gemessen hat: 60 ms bei p90, 220 ms bei p95.</translation>
    </message>
    <message>
        <source>Nobody is interrupted</source>
        <translation>Niemand wird unterbrochen</translation>
    </message>
    <message>
        <source>Coder&apos;s own condition to pass: no session is lost and none has an error.</source>
        <translation>Coders eigene Bedingung: Keine Sitzung geht verloren, und keine hat einen Fehler.</translation>
    </message>
    <message>
        <source>All builds succeed</source>
        <translation>Alle Builds gelingen</translation>
    </message>
    <message>
        <source>No workspace fails to be created.</source>
        <translation>Kein Workspace scheitert beim Anlegen.</translation>
    </message>
    <message>
        <source>Stop when it breaks</source>
        <translation>Anhalten, wenn es bricht</translation>
    </message>
    <message>
        <source>The limits of Coder&apos;s published plans in each 30 s, from 30 s on; a breach stops the run.</source>
        <translation>Die Grenzen von Coders veröffentlichten Plänen in jeden 30 s, ab 30 s; ein Bruch hält den Lauf an.</translation>
    </message>
</context>
<context>
    <name>Limit</name>
    <message>
        <source>workspaces with traffic</source>
        <translation>Workspaces mit Verkehr</translation>
    </message>
    <message>
        <source>Throughput (bytes/s)</source>
        <translation>Durchsatz (Bytes/s)</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Intended</source>
        <translation>Beabsichtigt</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Round trip (log)</source>
        <translation>Umlaufzeit (log)</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Failures per level</source>
        <translation>Fehler je Stufe</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Disconnects</source>
        <translation>Verbindungsabbrüche</translation>
    </message>
</context>
<context>
    <name>PlanOutlook</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source> or more</source>
        <translation> oder mehr</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Users and workspaces to create</source>
        <translation>Zu erstellende Benutzer und Workspaces</translation>
    </message>
    <message>
        <source>Intended traffic, each way</source>
        <translation>Beabsichtigter Verkehr, je Richtung</translation>
    </message>
    <message>
        <source>Ticks</source>
        <translation>Takte</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>In all, each way</source>
        <translation>Insgesamt, je Richtung</translation>
    </message>
    <message>
        <source>Builds, %L1 at once</source>
        <translation>Builds, %L1 gleichzeitig</translation>
    </message>
    <message>
        <source>Builds, all at once</source>
        <translation>Builds, alle gleichzeitig</translation>
    </message>
    <message>
        <source>Quiet time and traffic</source>
        <translation>Ruhephase und Verkehr</translation>
    </message>
    <message>
        <source>Whole run, before cleaning up</source>
        <translation>Ganzer Lauf, vor dem Aufräumen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Each way</source>
        <translation>Je Richtung</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Intended requests, on average</source>
        <translation>Beabsichtigte Anfragen, im Mittel</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>PresetTexts</name>
    <message numerus="yes">
        <source>%n workspaces</source>
        <translation>
            <numerusform>%n Workspace</numerusform>
            <numerusform>%n Workspaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, web terminals at %2/s each, %n more a second</source>
        <translation>
            <numerusform>%1, Web-Terminals mit je %2/s, %n mehr je Sekunde</numerusform>
            <numerusform>%1, Web-Terminals mit je %2/s, %n mehr je Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, web terminals at %2/s each</source>
        <translation>%1, Web-Terminals mit je %2/s</translation>
    </message>
    <message>
        <source>%1, their owners look at the dashboard</source>
        <translation>%1, ihre Besitzer sehen das Dashboard an</translation>
    </message>
    <message>
        <source>%1, their owners use the app %2</source>
        <translation>%1, ihre Besitzer benutzen die App %2</translation>
    </message>
</context>
<context>
    <name>QAbstractItemView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>QLabel</name>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Made against the built-in demo deployment: the figures say nothing about a real one.</source>
        <translation>An der eingebauten Demo-Bereitstellung gemessen: Die Zahlen sagen nichts über eine echte aus.</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>&quot;%1&quot; is not a time; write for example &quot;40 ms&quot;, &quot;90 s&quot; or &quot;1 h 30 min&quot;.</source>
        <translation>„%1“ ist keine Zeitangabe; schreiben Sie zum Beispiel „40 ms“, „90 s“ oder „1 h 30 min“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a size; write for example &quot;512 B&quot;, &quot;4 KiB&quot; or &quot;25 MiB&quot;.</source>
        <translation>„%1“ ist keine Größenangabe; schreiben Sie zum Beispiel „512 B“, „4 KiB“ oder „25 MiB“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>%1 is not a whole number.</source>
        <translation>%1 ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Ein Wert fehlt.</translation>
    </message>
    <message>
        <source>%1 is out of range: from %2 to %3.</source>
        <translation>%1 liegt außerhalb des Bereichs: von %2 bis %3.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Unexpected</source>
        <translation>Unerwartet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Service time p95</source>
        <translation>Bedienzeit p95</translation>
    </message>
    <message>
        <source>No scenario made requests.</source>
        <translation>Kein Szenario stellte Anfragen.</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Worst second</source>
        <translation>Schlechteste Sekunde</translation>
    </message>
    <message>
        <source>Seconds beyond</source>
        <translation>Sekunden jenseits</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>The plan sets no goals.</source>
        <translation>Der Plan setzt keine Ziele.</translation>
    </message>
    <message>
        <source>In the seconds beyond a goal&apos;s limit</source>
        <translation>In den Sekunden jenseits der Grenze eines Ziels</translation>
    </message>
    <message>
        <source>In the other seconds</source>
        <translation>In den anderen Sekunden</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Bewegt</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>bewegt</translation>
    </message>
    <message>
        <source>No second was beyond a goal&apos;s limit.</source>
        <translation>Keine Sekunde lag jenseits der Grenze eines Ziels.</translation>
    </message>
    <message>
        <source>There are no seconds of traffic to compare.</source>
        <translation>Es gibt keine Sekunden Verkehr zu vergleichen.</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Intended</source>
        <translation>Beabsichtigt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Echoed</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Echoed of intended</source>
        <translation>Zurückgekommen von beabsichtigt</translation>
    </message>
    <message>
        <source>Late ticks</source>
        <translation>Späte Takte</translation>
    </message>
    <message>
        <source>Skipped ticks</source>
        <translation>Ausgelassene Takte</translation>
    </message>
    <message>
        <source>Unanswered ticks</source>
        <translation>Unbeantwortete Takte</translation>
    </message>
    <message>
        <source>Disconnects</source>
        <translation>Verbindungsabbrüche</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Neuverbindungen</translation>
    </message>
    <message>
        <source>There was no traffic.</source>
        <translation>Es gab keinen Verkehr.</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>Dauern</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Measured values</source>
        <translation>Gemessene Werte</translation>
    </message>
    <message>
        <source>Skipped or unanswered</source>
        <translation>Ausgelassen oder unbeantwortet</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Service time</source>
        <translation>Bedienzeit</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Erholung</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Nichts wurde gemessen.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>First (UTC)</source>
        <translation>Erster (UTC)</translation>
    </message>
    <message>
        <source>Last (UTC)</source>
        <translation>Letzter (UTC)</translation>
    </message>
    <message>
        <source>The first in full</source>
        <translation>Der erste im Ganzen</translation>
    </message>
    <message>
        <source>No error was seen.</source>
        <translation>Kein Fehler wurde gesehen.</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Workspaces</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>Created in</source>
        <translation>Angelegt in</translation>
    </message>
    <message>
        <source>Due ticks</source>
        <translation>Fällige Takte</translation>
    </message>
    <message>
        <source>Echoed ticks</source>
        <translation>Zurückgekommene Takte</translation>
    </message>
    <message>
        <source>Largest round trip</source>
        <translation>Größte Umlaufzeit</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>No workspace took part.</source>
        <translation>Kein Workspace nahm teil.</translation>
    </message>
    <message>
        <source>Where the time of creating went</source>
        <translation>Wo die Zeit des Anlegens blieb</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Plan and apply</source>
        <translation>Planen und anwenden</translation>
    </message>
    <message>
        <source>Agent connects</source>
        <translation>Agent verbindet sich</translation>
    </message>
    <message>
        <source>Start scripts</source>
        <translation>Startskripte</translation>
    </message>
    <message>
        <source>From request to ready</source>
        <translation>Von der Anfrage bis bereit</translation>
    </message>
    <message>
        <source>No workspace was created.</source>
        <translation>Kein Workspace wurde angelegt.</translation>
    </message>
    <message>
        <source>Three of the builds</source>
        <translation>Drei der Bauten</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Bau</translation>
    </message>
    <message>
        <source>The longest</source>
        <translation>Der längste</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Began (UTC)</source>
        <translation>Begann (UTC)</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>What came out of it</source>
        <translation>Was dabei herauskam</translation>
    </message>
    <message>
        <source>No phase was written down.</source>
        <translation>Keine Phase wurde festgehalten.</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Wanted by the plan</source>
        <translation>Vom Plan gewollt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Workspaces deleted</source>
        <translation>Gelöschte Workspaces</translation>
    </message>
    <message>
        <source>Users deleted</source>
        <translation>Gelöschte Benutzer</translation>
    </message>
    <message>
        <source>Tokens deleted</source>
        <translation>Gelöschte Token</translation>
    </message>
    <message>
        <source>May still exist</source>
        <translation>Vielleicht noch da</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Bereitstellung</translation>
    </message>
    <message>
        <source>Version of Coder</source>
        <translation>Version von Coder</translation>
    </message>
    <message>
        <source>Id of the deployment</source>
        <translation>Kennung der Bereitstellung</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>Open files allowed</source>
        <translation>Erlaubte offene Dateien</translation>
    </message>
    <message>
        <source>Busiest worker in a second</source>
        <translation>Am meisten beschäftigter Arbeiter in einer Sekunde</translation>
    </message>
    <message>
        <source>Worst loop lag p99 in a second</source>
        <translation>Schlechtester Schleifenverzug p99 in einer Sekunde</translation>
    </message>
    <message>
        <source>Seconds in which this machine was late</source>
        <translation>Sekunden, in denen dieser Rechner zu spät war</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Id of the run</source>
        <translation>Kennung des Laufs</translation>
    </message>
    <message>
        <source>Digest of the plan</source>
        <translation>Prüfsumme des Plans</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Der Plan</translation>
    </message>
    <message>
        <source>Most open files</source>
        <translation>Meiste offene Dateien</translation>
    </message>
    <message>
        <source>Most local ports to one address</source>
        <translation>Meiste lokale Ports zu einer Adresse</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Levels of the search</source>
        <translation>Stufen der Suche</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>The run did not look for the limit.</source>
        <translation>Der Lauf hat nicht nach der Grenze gesucht.</translation>
    </message>
    <message>
        <source>Connect: %1</source>
        <translation>Verbinden: %1</translation>
    </message>
</context>
<context>
    <name>RunFiles</name>
    <message>
        <source>Everything that is known about the run, for programs</source>
        <translation>Alles, was über den Lauf bekannt ist, für Programme</translation>
    </message>
    <message>
        <source>The report for people, for any browser</source>
        <translation>Der Bericht für Menschen, für jeden Browser</translation>
    </message>
    <message>
        <source>The plan that was run</source>
        <translation>Der Plan, nach dem gelaufen wurde</translation>
    </message>
    <message>
        <source>One row for each second and scenario</source>
        <translation>Eine Zeile je Sekunde und Szenario</translation>
    </message>
    <message>
        <source>Errors by class and sentence</source>
        <translation>Fehler nach Klasse und Satz</translation>
    </message>
    <message>
        <source>Every round trip of each second, as histograms</source>
        <translation>Alle Umlaufzeiten jeder Sekunde, als Histogramme</translation>
    </message>
    <message>
        <source>What happened, one event for each line</source>
        <translation>Was geschah, ein Ereignis je Zeile</translation>
    </message>
    <message>
        <source>What was created on the deployment, so that it can be deleted</source>
        <translation>Was auf der Bereitstellung angelegt wurde, damit es gelöscht werden kann</translation>
    </message>
    <message>
        <source>Note, tags and whether it is the baseline</source>
        <translation>Notiz, Schlagwörter und ob er die Referenz ist</translation>
    </message>
    <message>
        <source>Not written by Plimsoll</source>
        <translation>Nicht von Plimsoll geschrieben</translation>
    </message>
    <message>
        <source>Raw files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>The folder of the run has no files.</source>
        <translation>Der Ordner des Laufs hat keine Dateien.</translation>
    </message>
</context>
<context>
    <name>Strips</name>
    <message>
        <source>Throughput (bytes/s)</source>
        <translation>Durchsatz (Bytes/s)</translation>
    </message>
    <message>
        <source>Intended</source>
        <translation>Beabsichtigt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Echoed</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Round trip (log)</source>
        <translation>Umlaufzeit (log)</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failures per second</source>
        <translation>Fehlschläge je Sekunde</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>Falsche Antwort</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Generator: loop lag p99</source>
        <translation>Lastgenerator: Schleifenverzug p99</translation>
    </message>
    <message>
        <source>Worst worker</source>
        <translation>Langsamster Arbeiter</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>Answered as expected</source>
        <translation>Wie erwartet beantwortet</translation>
    </message>
</context>
<context>
    <name>plimsoll::CleanupModel</name>
    <message>
        <source>Belongs to %1</source>
        <translation>Gehört zu %1</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Created by run</source>
        <translation>Angelegt vom Lauf</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>plimsoll::CleanupPage</name>
    <message>
        <source>Add this deployment…</source>
        <translation>Diese Bereitstellung hinzufügen…</translation>
    </message>
    <message>
        <source>Runs and what they created</source>
        <translation>Läufe und was sie angelegt haben</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Bereitstellung</translation>
    </message>
    <message>
        <source>The deployment whose leftovers are listed.</source>
        <translation>Die Bereitstellung, deren Überreste aufgelistet sind.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Reads the ledgers of the data folder again. The deployment is not asked.</source>
        <translation>Liest die Ledger des Datenordners noch einmal. Die Bereitstellung wird nicht gefragt.</translation>
    </message>
    <message>
        <source>Cleanup</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>What runs left on a deployment</source>
        <translation>Was Läufe auf einer Bereitstellung zurückließen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Chooses all objects of the list, or none.</source>
        <translation>Wählt alle Objekte der Liste, oder keines.</translation>
    </message>
    <message>
        <source>Also names that begin with scaletest-</source>
        <translation>Auch Namen, die mit scaletest- beginnen</translation>
    </message>
    <message>
        <source>Asks the deployment for everything that scale tests name so, whoever made it. Nothing is changed there.</source>
        <translation>Fragt die Bereitstellung nach allem, was Lasttests so nennen, wer es auch angelegt hat. Dort wird nichts geändert.</translation>
    </message>
    <message>
        <source>Progress of deleting</source>
        <translation>Fortschritt des Löschens</translation>
    </message>
    <message>
        <source>Stop deleting</source>
        <translation>Löschen anhalten</translation>
    </message>
    <message>
        <source>What is being deleted is finished; the rest stays listed.</source>
        <translation>Was gerade gelöscht wird, wird beendet; der Rest bleibt in der Liste.</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Choose or leave the selected objects</source>
        <translation>Die markierten Objekte wählen oder lassen</translation>
    </message>
    <message>
        <source>Delete the chosen objects</source>
        <translation>Die gewählten Objekte löschen</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n object(s)</source>
        <translation>
            <numerusform>%n Objekt löschen</numerusform>
            <numerusform>%n Objekte löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete as orphan</source>
        <translation>Als Waise löschen</translation>
    </message>
    <message>
        <source>Coder will forget the workspace without destroying what its template made: machines, pods, volumes. They go on running, and costing, until somebody removes them by hand. This cannot be undone.</source>
        <translation>Coder vergisst den Workspace, ohne abzubauen, was sein Template angelegt hat: Maschinen, Pods, Datenträger. Sie laufen und kosten weiter, bis jemand sie von Hand entfernt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>It is not among your deployments: add it, so that they can be deleted.</source>
        <translation>Sie ist nicht unter Ihren Bereitstellungen: Fügen Sie sie hinzu, damit gelöscht werden kann.</translation>
    </message>
    <message>
        <source>%1 of %2 chosen</source>
        <translation>%1 von %2 gewählt</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n object(s)…</source>
        <translation>
            <numerusform>%n Objekt löschen…</numerusform>
            <numerusform>%n Objekte löschen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Nothing is left. What runs leave on a deployment will be listed here.</source>
        <translation>Nichts ist übrig. Was Läufe auf einer Bereitstellung zurücklassen, steht dann hier.</translation>
    </message>
    <message>
        <source>Nothing is left on %1, as far as our ledgers know.</source>
        <translation>Auf %1 ist nichts übrig, soweit unsere Ledger wissen.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) deleted.</source>
        <translation>
            <numerusform>%n Objekt gelöscht.</numerusform>
            <numerusform>%n Objekte gelöscht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::CleanupPresenter</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Build failed</source>
        <translation>Bau fehlgeschlagen</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Wird gebaut</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Not from our ledgers</source>
        <translation>Nicht aus unseren Ledgern</translation>
    </message>
    <message numerus="yes">
        <source>%n workspace(s)</source>
        <translation>
            <numerusform>%n Workspace</numerusform>
            <numerusform>%n Workspaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n Benutzer</numerusform>
            <numerusform>%n Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2 will be deleted, with all that is in them. This cannot be undone.</source>
        <translation>%1 auf %2 wird gelöscht, mit allem darin. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them are in no ledger of this data folder: somebody else may be using them.</source>
        <translation>
            <numerusform>%n davon steht in keinem Ledger dieses Datenordners: Vielleicht benutzt es jemand anders.</numerusform>
            <numerusform>%n davon stehen in keinem Ledger dieses Datenordners: Vielleicht benutzt sie jemand anders.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 may still be on %3.</source>
        <translation>%1 von %2 ist vielleicht noch auf %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Bereitstellung</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>By its ledger</source>
        <translation>Nach seinem Ledger</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>Nichts übrig</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Läuft noch</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n übrig</numerusform>
            <numerusform>%n übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>Went with the simulated deployment</source>
        <translation>Ging mit der simulierten Bereitstellung</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>Goes after its workspaces</source>
        <translation>Geht nach seinen Workspaces</translation>
    </message>
    <message>
        <source>Was being created: will be looked for</source>
        <translation>Wurde gerade angelegt: danach wird gesucht</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Nicht gelöscht</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1:%2 h</source>
        <translation>%1:%2 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleting %1 of %2</source>
        <translation>%1 von %2 wird gelöscht</translation>
    </message>
    <message numerus="yes">
        <source> · %n failed</source>
        <translation>
            <numerusform> · %n fehlgeschlagen</numerusform>
            <numerusform> · %n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 a second</source>
        <translation> · %1 pro Sekunde</translation>
    </message>
    <message>
        <source> · about %1 left</source>
        <translation> · noch etwa %1</translation>
    </message>
    <message>
        <source>the run %1</source>
        <translation>der Lauf %1</translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n Bereitstellung</numerusform>
            <numerusform>%n Bereitstellungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ComparePage</name>
    <message>
        <source>Add run</source>
        <translation>Lauf hinzufügen</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>Als Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Ends with 99 when something is worse: for a pipeline</source>
        <translation>Endet mit 99, wenn etwas schlechter ist: für eine Pipeline</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>For a comment of a pull request</source>
        <translation>Für den Kommentar zu einem Pull Request</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>Markdown …</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Den Vergleich exportieren</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON …</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Differences up to so much of the first run&apos;s figure are none</source>
        <translation>Unterschiede bis zu diesem Anteil der Kennzahl des ersten Laufs zählen nicht</translation>
    </message>
    <message>
        <source>Two to six runs side by side will be here: what differs in them, and which figures got better or worse.</source>
        <translation>Hier stehen zwei bis sechs Läufe nebeneinander: was sich an ihnen unterscheidet und welche Kennzahlen besser oder schlechter wurden.</translation>
    </message>
    <message>
        <source>Choose runs</source>
        <translation>Läufe wählen</translation>
    </message>
    <message>
        <source>Nothing differs in plans, versions and machines</source>
        <translation>Pläne, Versionen und Rechner unterscheiden sich nicht</translation>
    </message>
    <message>
        <source>Choose in the history</source>
        <translation>Im Verlauf wählen</translation>
    </message>
</context>
<context>
    <name>plimsoll::ComparedCard</name>
    <message>
        <source>baseline</source>
        <translation>Bezugslauf</translation>
    </message>
    <message>
        <source>Not ended</source>
        <translation>Nicht beendet</translation>
    </message>
    <message>
        <source>No goals</source>
        <translation>Keine Ziele</translation>
    </message>
    <message>
        <source>Goals kept</source>
        <translation>Ziele gehalten</translation>
    </message>
    <message>
        <source>Goals broken</source>
        <translation>Ziele verfehlt</translation>
    </message>
    <message>
        <source>Not measurable</source>
        <translation>Nicht messbar</translation>
    </message>
    <message>
        <source>What the others are judged against.</source>
        <translation>Daran werden die anderen gemessen.</translation>
    </message>
    <message>
        <source>Open run %1</source>
        <translation>Lauf %1 öffnen</translation>
    </message>
    <message>
        <source>Judge the others against %1</source>
        <translation>Die anderen an %1 messen</translation>
    </message>
    <message>
        <source>Take %1 out of the comparison</source>
        <translation>%1 aus dem Vergleich nehmen</translation>
    </message>
</context>
<context>
    <name>plimsoll::ComparedCharts</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The same seconds as a table.</source>
        <translation>Dieselben Sekunden als Tabelle.</translation>
    </message>
    <message>
        <source>Over the seconds of traffic</source>
        <translation>Über die Sekunden des Verkehrs</translation>
    </message>
    <message>
        <source>Seconds of the runs</source>
        <translation>Sekunden der Läufe</translation>
    </message>
    <message>
        <source>Echoed (bytes/s)</source>
        <translation>Zurückgekommen (Bytes/s)</translation>
    </message>
    <message>
        <source>Round trip p95 (log)</source>
        <translation>Umlaufzeit p95 (log)</translation>
    </message>
    <message>
        <source>%1 echoed</source>
        <translation>%1 zurückgekommen</translation>
    </message>
    <message>
        <source>%1 p95</source>
        <translation>%1 p95</translation>
    </message>
</context>
<context>
    <name>plimsoll::ConnectChoice</name>
    <message>
        <source>Connect a deployment</source>
        <translation>Bereitstellung verbinden</translation>
    </message>
    <message>
        <source>Plan a run</source>
        <translation>Lauf planen</translation>
    </message>
    <message>
        <source>Plan a run on %1</source>
        <translation>Lauf auf %1 planen</translation>
    </message>
    <message>
        <source>Connect another</source>
        <translation>Weitere verbinden</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Alle %n zeigen</numerusform>
            <numerusform>Alle %n zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Use your coder login to %1? Its token is copied when you save, not before.</source>
        <translation>Ihre Coder-Anmeldung an %1 nutzen? Ihr Token wird erst beim Speichern übernommen.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Other URL…</source>
        <translation>Andere URL…</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Your Coder deployment, by its URL and a session token. Nothing is created there before you have seen what would be.</source>
        <translation>Ihr Coder-Deployment, mit URL und Sitzungstoken. Nichts wird dort angelegt, bevor Sie gesehen haben, was es wäre.</translation>
    </message>
</context>
<context>
    <name>plimsoll::ConnectPane</name>
    <message>
        <source>Nothing has connected over SSH yet.</source>
        <translation>Über SSH ist noch nichts verbunden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connected over SSH</source>
        <translation>
            <numerusform>%Ln über SSH verbunden</numerusform>
            <numerusform>%Ln über SSH verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>p50 %1, p95 %2</source>
        <translation>p50 %1, p95 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) dialled again</source>
        <translation>
            <numerusform>%Ln Verbindung neu aufgebaut</numerusform>
            <numerusform>%Ln Verbindungen neu aufgebaut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s) sent again</source>
        <translation>
            <numerusform>%Ln Paket nochmals gesendet</numerusform>
            <numerusform>%Ln Pakete nochmals gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::CreateForm</name>
    <message>
        <source>Workspaces</source>
        <translation>Workspaces</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Workspaces to create</source>
        <translation>Zu erstellende Workspaces</translation>
    </message>
    <message>
        <source>How many workspaces the run creates from the template. 0 creates none and uses those that earlier runs left.</source>
        <translation>Wie viele Workspaces der Lauf aus dem Template erstellt. 0 erstellt keine und verwendet die, die frühere Läufe zurückgelassen haben.</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>gleichzeitig</translation>
    </message>
    <message>
        <source>Workspaces created at once</source>
        <translation>Gleichzeitig erstellte Workspaces</translation>
    </message>
    <message>
        <source>How many builds the deployment is asked for at the same time. More than its provisioners can take wait in their queue.</source>
        <translation>Um wie viele Builds die Bereitstellung gleichzeitig gebeten wird. Was ihre Provisioner nicht sofort annehmen können, wartet in deren Warteschlange.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Use what is there</source>
        <translation>Vorhandene verwenden</translation>
    </message>
    <message>
        <source>Running workspaces that earlier runs left take part in the traffic as well.</source>
        <translation>Laufende Workspaces, die frühere Läufe zurückgelassen haben, nehmen ebenfalls am Verkehr teil.</translation>
    </message>
    <message>
        <source>Only fill up to that number</source>
        <translation>Nur bis zu dieser Zahl auffüllen</translation>
    </message>
    <message>
        <source>The number above is how many workspaces shall be there in the end: only what is missing is created.</source>
        <translation>Die Zahl oben gibt an, wie viele Workspaces am Ende da sein sollen: Nur die fehlenden werden erstellt.</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Owners of the workspaces</source>
        <translation>Eigentümer der Workspaces</translation>
    </message>
    <message>
        <source>Whose the workspaces are. A user each is created with a token that the run mints; logging in with a password is how Coder&apos;s own command does it and meets the login limit.</source>
        <translation>Wem die Workspaces gehören. Je ein Benutzer wird mit einem Token angelegt, das der Lauf ausstellt; die Anmeldung mit Passwort entspricht Coders eigenem Befehl und stößt an die Anmeldegrenze.</translation>
    </message>
    <message>
        <source>A new user each</source>
        <translation>Je ein neuer Benutzer</translation>
    </message>
    <message>
        <source>All of them mine</source>
        <translation>Alle gehören mir</translation>
    </message>
    <message>
        <source>A new user each, with a password</source>
        <translation>Je ein neuer Benutzer, mit Passwort</translation>
    </message>
    <message>
        <source>Ready when</source>
        <translation>Bereit, wenn</translation>
    </message>
    <message>
        <source>When a workspace counts as there</source>
        <translation>Wann ein Workspace als vorhanden gilt</translation>
    </message>
    <message>
        <source>What the run waits for before it counts a workspace as created.</source>
        <translation>Worauf der Lauf wartet, bevor er einen Workspace als erstellt zählt.</translation>
    </message>
    <message>
        <source>its build has succeeded</source>
        <translation>sein Build gelungen ist</translation>
    </message>
    <message>
        <source>its agents are connected</source>
        <translation>seine Agents verbunden sind</translation>
    </message>
    <message>
        <source>its start scripts have ended</source>
        <translation>seine Startskripte beendet sind</translation>
    </message>
    <message>
        <source>Quiet time</source>
        <translation>Ruhephase</translation>
    </message>
    <message>
        <source>Quiet time before the traffic</source>
        <translation>Ruhephase vor dem Verkehr</translation>
    </message>
    <message>
        <source>How long the deployment is left alone between creating and traffic, so that builds do not disturb what is measured.</source>
        <translation>Wie lange die Bereitstellung zwischen Erstellen und Verkehr in Ruhe gelassen wird, damit Builds die Messung nicht stören.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>before the traffic</source>
        <translation>vor dem Verkehr</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Retries of a build</source>
        <translation>Wiederholungen eines Builds</translation>
    </message>
    <message>
        <source>How many more builds are started for a workspace whose build failed.</source>
        <translation>Wie viele weitere Builds für einen Workspace gestartet werden, dessen Build fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>May fail</source>
        <translation>Scheitern dürfen</translation>
    </message>
    <message>
        <source>Workspaces that may fail</source>
        <translation>Workspaces, die scheitern dürfen</translation>
    </message>
    <message>
        <source>The run goes on with up to so many failed workspaces; one more stops it and cleans up.</source>
        <translation>Der Lauf geht mit bis zu so vielen fehlgeschlagenen Workspaces weiter; einer mehr stoppt ihn und räumt auf.</translation>
    </message>
    <message>
        <source>workspaces</source>
        <translation>Workspaces</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>Zeitgrenzen</translation>
    </message>
    <message>
        <source>Time for one workspace</source>
        <translation>Zeit für einen Workspace</translation>
    </message>
    <message>
        <source>A workspace that takes longer from its first request until it is ready has failed.</source>
        <translation>Ein Workspace, der von der ersten Anfrage bis zur Bereitschaft länger braucht, gilt als fehlgeschlagen.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>each,</source>
        <translation>einzeln,</translation>
    </message>
    <message>
        <source>Time for all workspaces</source>
        <translation>Zeit für alle Workspaces</translation>
    </message>
    <message>
        <source>Creating all workspaces is ended after this time; those that are missing have failed.</source>
        <translation>Nach dieser Zeit wird das Erstellen aller Workspaces beendet; die fehlenden gelten als fehlgeschlagen.</translation>
    </message>
    <message>
        <source>for all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Plan one build first</source>
        <translation>Zuerst einen Build planen</translation>
    </message>
    <message>
        <source>The deployment plans one build without making anything, so that a template that cannot be built stops the run before there is something to clean up.</source>
        <translation>Die Bereitstellung plant einen Build, ohne etwas anzulegen, damit ein nicht baubares Template den Lauf stoppt, bevor es etwas aufzuräumen gibt.</translation>
    </message>
    <message>
        <source>Run in each</source>
        <translation>In jedem ausführen</translation>
    </message>
    <message>
        <source>Command to run in each workspace</source>
        <translation>In jedem Workspace auszuführender Befehl</translation>
    </message>
    <message>
        <source>Run once over a web terminal in each created workspace. The workspace fails if it fails.</source>
        <translation>Wird in jedem erstellten Workspace einmal über ein Web-Terminal ausgeführt. Schlägt der Befehl fehl, gilt der Workspace als fehlgeschlagen.</translation>
    </message>
    <message>
        <source>no command</source>
        <translation>kein Befehl</translation>
    </message>
    <message>
        <source>for up to</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>Time for the command</source>
        <translation>Zeit für den Befehl</translation>
    </message>
    <message>
        <source>How long the command may take in each workspace.</source>
        <translation>Wie lange der Befehl in jedem Workspace dauern darf.</translation>
    </message>
    <message>
        <source>Must print</source>
        <translation>Muss ausgeben</translation>
    </message>
    <message>
        <source>Text that the command must print</source>
        <translation>Text, den der Befehl ausgeben muss</translation>
    </message>
    <message>
        <source>Some line of its output must contain this text, or the workspace has failed.</source>
        <translation>Eine Zeile der Ausgabe muss diesen Text enthalten, sonst gilt der Workspace als fehlgeschlagen.</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Must still run at the end</source>
        <translation>Muss am Ende noch laufen</translation>
    </message>
    <message>
        <source>The command is meant not to end: the workspace fails if it ends before its time is over.</source>
        <translation>Der Befehl soll nicht enden: Der Workspace gilt als fehlgeschlagen, wenn der Befehl vor Ablauf seiner Zeit endet.</translation>
    </message>
    <message>
        <source>Keep its output</source>
        <translation>Ausgabe aufbewahren</translation>
    </message>
    <message>
        <source>What the command prints is kept in the events of the run.</source>
        <translation>Was der Befehl ausgibt, wird in den Ereignissen des Laufs aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>plimsoll::DeploymentCheck</name>
    <message>
        <source>It answers; only owners are told more about its health.</source>
        <translation>Sie antwortet; nur Besitzer erfahren mehr über ihren Zustand.</translation>
    </message>
    <message>
        <source>It answers, but says nothing of its health.</source>
        <translation>Sie antwortet, sagt aber nichts über ihren Zustand.</translation>
    </message>
    <message>
        <source>It finds itself healthy.</source>
        <translation>Sie hält sich für gesund.</translation>
    </message>
    <message>
        <source>It finds itself unhealthy: %1.</source>
        <translation>Sie hält sich nicht für gesund: %1.</translation>
    </message>
    <message>
        <source>it does not say what</source>
        <translation>sie sagt nicht, was</translation>
    </message>
</context>
<context>
    <name>plimsoll::DeploymentChecks</name>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Did not answer as it should</source>
        <translation>Hat nicht geantwortet, wie es sein soll</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
</context>
<context>
    <name>plimsoll::DeploymentDetails</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Plan a run</source>
        <translation>Lauf planen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>This is a test system</source>
        <translation>Das ist ein Testsystem</translation>
    </message>
    <message>
        <source>Runs on it start without asking you to type its name, even while other people&apos;s workspaces run there. Leave it off where people work.</source>
        <translation>Läufe beginnen dort, ohne nach dem Namen zu fragen, auch wenn Workspaces anderer laufen. Lassen Sie es aus, wo Menschen arbeiten.</translation>
    </message>
</context>
<context>
    <name>plimsoll::DeploymentEditor</name>
    <message>
        <source>A proxy is written http://host:port or socks5://host:port.</source>
        <translation>Ein Proxy wird als http://host:port oder socks5://host:port geschrieben.</translation>
    </message>
    <message>
        <source>Enter a session token for %1: the one that is kept is for %2.</source>
        <translation>Geben Sie ein Sitzungs-Token für %1 ein: Das aufbewahrte gehört zu %2.</translation>
    </message>
</context>
<context>
    <name>plimsoll::DeploymentForm</name>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>The address that people open in their browser. Without a scheme it means https://.</source>
        <translation>Die Adresse, die Menschen im Browser öffnen. Ohne Schema heißt sie https://.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What you call it in lists, and what a run on a deployment in use asks you to type.</source>
        <translation>Wie Sie sie in Listen nennen, und was ein Lauf auf einer benutzten Bereitstellung Sie eintippen lässt.</translation>
    </message>
    <message>
        <source>This is a test system</source>
        <translation>Das ist ein Testsystem</translation>
    </message>
    <message>
        <source>Runs start here without asking for its name, even while people work on it.</source>
        <translation>Läufe beginnen hier, ohne nach dem Namen zu fragen, auch während Menschen darauf arbeiten.</translation>
    </message>
    <message>
        <source>&amp;URL</source>
        <translation>&amp;URL</translation>
    </message>
    <message>
        <source>Session &amp;token</source>
        <translation>Sitzungs-&amp;Token</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Session token</source>
        <translation>Sitzungs-Token</translation>
    </message>
    <message>
        <source>Proves to the deployment who you are. An owner&apos;s token lets runs create users. It is not shown again.</source>
        <translation>Beweist der Bereitstellung, wer Sie sind. Mit dem Token eines Besitzers können Läufe Benutzer anlegen. Es wird nicht wieder gezeigt.</translation>
    </message>
    <message>
        <source>Get a token</source>
        <translation>Token holen</translation>
    </message>
    <message>
        <source>Opens the page of the deployment that shows you a session token; &quot;coder tokens create&quot; makes one too.</source>
        <translation>Öffnet die Seite der Bereitstellung, die Ihnen ein Sitzungs-Token zeigt; &quot;coder tokens create&quot; erzeugt auch eines.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Certificates (PEM) that are trusted besides the system&apos;s, for a deployment with an authority of its own.</source>
        <translation>Zertifikate (PEM), denen neben denen des Systems vertraut wird, für eine Bereitstellung mit eigener Stelle.</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>A certificate (PEM) that a gateway in front of the deployment asks for.</source>
        <translation>Ein Zertifikat (PEM), das ein Gateway vor der Bereitstellung verlangt.</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>The key (PEM) of the client certificate.</source>
        <translation>Der Schlüssel (PEM) des Client-Zertifikats.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>The way to the deployment, http://host:port or socks5://host:port. The load goes through it too.</source>
        <translation>Der Weg zur Bereitstellung, http://host:port oder socks5://host:port. Auch die Last geht hindurch.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Send the token over plain HTTP</source>
        <translation>Token über einfaches HTTP senden</translation>
    </message>
    <message>
        <source>Only for http:// URLs of other machines: whoever listens on the way can use the token. Loopback needs no leave.</source>
        <translation>Nur für http://-URLs anderer Rechner: Wer unterwegs mithört, kann das Token benutzen. Loopback braucht keine Erlaubnis.</translation>
    </message>
    <message>
        <source>CA &amp;file</source>
        <translation>CA-&amp;Datei</translation>
    </message>
    <message>
        <source>Client &amp;certificate</source>
        <translation>Client-&amp;Zertifikat</translation>
    </message>
    <message>
        <source>Its &amp;key</source>
        <translation>Sein S&amp;chlüssel</translation>
    </message>
    <message>
        <source>Key of the client certificate</source>
        <translation>Schlüssel des Client-Zertifikats</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 auswählen</translation>
    </message>
    <message>
        <source>Check and save</source>
        <translation>Prüfen und speichern</translation>
    </message>
    <message>
        <source>Asks the deployment what it is and whether it takes the token, then saves.</source>
        <translation>Fragt die Bereitstellung, was sie ist und ob sie das Token nimmt, und speichert dann.</translation>
    </message>
    <message>
        <source>Save unchecked</source>
        <translation>Ungeprüft speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect a deployment</source>
        <translation>Bereitstellung verbinden</translation>
    </message>
    <message>
        <source>Use your coder login to %1? Its token is copied when you save.</source>
        <translation>Ihre Coder-Anmeldung an %1 nutzen? Ihr Token wird beim Speichern übernommen.</translation>
    </message>
    <message>
        <source>that of your coder login</source>
        <translation>das Ihrer Coder-Anmeldung</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>Certificates, proxy, addresses, plain HTTP</source>
        <translation>Zertifikate, Proxy, Adressen, unverschlüsseltes HTTP</translation>
    </message>
    <message>
        <source>Where the load for a host goes instead of where DNS says: HOST=ADDRESS, with a comma between several. *.apps.example.com=… is for all hosts below it. Where a host has several addresses, connections take turns.</source>
        <translation>Wohin die Last für einen Host geht, statt dorthin, wo DNS sagt: HOST=ADRESSE, mehrere durch Komma getrennt. *.apps.example.com=… gilt für alle Hosts darunter. Hat ein Host mehrere Adressen, wechseln sich die Verbindungen ab.</translation>
    </message>
    <message>
        <source>as DNS says</source>
        <translation>wie DNS sagt</translation>
    </message>
    <message>
        <source>Addresses of this machine that the load leaves from, with a comma between several: connections take turns. Each has ports of its own.</source>
        <translation>Adressen dieses Rechners, von denen die Last ausgeht, mehrere durch Komma getrennt: die Verbindungen wechseln sich ab. Jede hat eigene Ports.</translation>
    </message>
    <message>
        <source>as the system likes</source>
        <translation>wie das System wählt</translation>
    </message>
    <message>
        <source>Resume TLS sessions</source>
        <translation>TLS-Sitzungen fortsetzen</translation>
    </message>
    <message>
        <source>The load&apos;s connections go on with the TLS session of earlier ones, as a browser&apos;s do. Otherwise each pays for a whole handshake.</source>
        <translation>Die Verbindungen der Last setzen die TLS-Sitzung früherer fort, wie die eines Browsers. Sonst zahlt jede einen ganzen Handshake.</translation>
    </message>
    <message>
        <source>Host addresses</source>
        <translation>Host-Adressen</translation>
    </message>
    <message>
        <source>Source addresses</source>
        <translation>Quelladressen</translation>
    </message>
    <message>
        <source>&amp;Host addresses</source>
        <translation>&amp;Host-Adressen</translation>
    </message>
    <message>
        <source>S&amp;ource addresses</source>
        <translation>&amp;Quelladressen</translation>
    </message>
</context>
<context>
    <name>plimsoll::DeploymentsPage</name>
    <message>
        <source>Deployments</source>
        <translation>Bereitstellungen</translation>
    </message>
    <message>
        <source>Connect a deployment</source>
        <translation>Bereitstellung verbinden</translation>
    </message>
    <message>
        <source>No deployments yet</source>
        <translation>Noch keine Bereitstellungen</translation>
    </message>
    <message>
        <source>Each Coder deployment that you test is listed here, with its version, its health, your rights and who is on it. You need its URL and a session token.</source>
        <translation>Jede Coder-Bereitstellung, die Sie testen, steht hier, mit Version, Zustand, Ihren Rechten und wer darauf ist. Sie brauchen ihre URL und ein Sitzungs-Token.</translation>
    </message>
    <message>
        <source>Keep it aside and begin a new list</source>
        <translation>Beiseite legen und neue Liste beginnen</translation>
    </message>
    <message>
        <source>Renames the file, so that nothing in it is lost.</source>
        <translation>Benennt die Datei um, damit nichts darin verloren geht.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name for %1:</source>
        <translation>Neuer Name für %1:</translation>
    </message>
    <message>
        <source>Keep the name</source>
        <translation>Namen behalten</translation>
    </message>
    <message>
        <source>Remove a deployment</source>
        <translation>Bereitstellung entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from this list? Its token is forgotten. Nothing changes on the deployment, and its runs stay.</source>
        <translation>%1 aus dieser Liste entfernen? Ihr Token wird vergessen. Auf der Bereitstellung ändert sich nichts, und ihre Läufe bleiben.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>plimsoll::ErrorNote</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::EventModel</name>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Steering</source>
        <translation>Steuerung</translation>
    </message>
</context>
<context>
    <name>plimsoll::FailureModel</name>
    <message>
        <source>In full</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>plimsoll::FailureSeries</name>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
</context>
<context>
    <name>plimsoll::FinishForm</name>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>When to clean up</source>
        <translation>Wann aufgeräumt wird</translation>
    </message>
    <message>
        <source>When the run removes the workspaces, users and tokens that it created, and nothing else.</source>
        <translation>Wann der Lauf die Workspaces, Benutzer und Tokens entfernt, die er erstellt hat, und sonst nichts.</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>if nothing failed</source>
        <translation>wenn nichts fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>if something failed</source>
        <translation>wenn etwas fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Also before the run</source>
        <translation>Auch vor dem Lauf</translation>
    </message>
    <message>
        <source>Before creating, what earlier scale tests left is removed, found by their names, whoever made it.</source>
        <translation>Vor dem Erstellen wird entfernt, was frühere Skalierungstests zurückgelassen haben; gefunden wird es am Namen, gleich wer es erstellt hat.</translation>
    </message>
    <message>
        <source>Run limit</source>
        <translation>Laufgrenze</translation>
    </message>
    <message>
        <source>Longest time of the run</source>
        <translation>Längste Dauer des Laufs</translation>
    </message>
    <message>
        <source>A run that lasts longer is stopped and cleaned up. What it created expires an hour after that by itself, even if this program is gone.</source>
        <translation>Ein Lauf, der länger dauert, wird gestoppt und aufgeräumt. Was er erstellt hat, läuft eine Stunde danach von selbst ab, auch wenn dieses Programm nicht mehr da ist.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removed at once</source>
        <translation>Gleichzeitig entfernt</translation>
    </message>
    <message>
        <source>How many workspaces and users are removed at the same time.</source>
        <translation>Wie viele Workspaces und Benutzer gleichzeitig entfernt werden.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>gleichzeitig</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>Zeitgrenzen</translation>
    </message>
    <message>
        <source>Time to remove one</source>
        <translation>Zeit, einen zu entfernen</translation>
    </message>
    <message>
        <source>What takes longer is left, and the run says so.</source>
        <translation>Was länger dauert, bleibt zurück, und der Lauf meldet es.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>each,</source>
        <translation>einzeln,</translation>
    </message>
    <message>
        <source>Time to remove all</source>
        <translation>Zeit, alle zu entfernen</translation>
    </message>
    <message>
        <source>Cleaning up is ended after this time; what is left is in the ledger.</source>
        <translation>Nach dieser Zeit wird das Aufräumen beendet; was übrig ist, steht im Ledger.</translation>
    </message>
    <message>
        <source>for all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>Before: only of</source>
        <translation>Vorher: nur von</translation>
    </message>
    <message>
        <source>Template of what is removed before the run</source>
        <translation>Template dessen, was vor dem Lauf entfernt wird</translation>
    </message>
    <message>
        <source>Narrows what is removed before the run to workspaces of this template.</source>
        <translation>Beschränkt, was vor dem Lauf entfernt wird, auf Workspaces dieses Templates.</translation>
    </message>
    <message>
        <source>any template</source>
        <translation>jedes Template</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>What this plan is for; it stands in the report of each of its runs.</source>
        <translation>Wozu dieser Plan dient; es steht im Bericht jedes seiner Läufe.</translation>
    </message>
    <message>
        <source>If this machine is the limit</source>
        <translation>Wenn dieser Rechner die Grenze ist</translation>
    </message>
    <message>
        <source>stop after</source>
        <translation>anhalten nach</translation>
    </message>
    <message>
        <source>Longest time that this machine may be the limit</source>
        <translation>Längste Zeit, in der dieser Rechner die Grenze sein darf</translation>
    </message>
    <message>
        <source>A run that this machine itself slows down says little about the deployment. After so many seconds on end in which it did, the run stops and cleans up.</source>
        <translation>Ein Lauf, den dieser Rechner selbst bremst, sagt wenig über das Deployment. Nach so vielen solchen Sekunden am Stück hält der Lauf an und räumt auf.</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>weitermachen</translation>
    </message>
</context>
<context>
    <name>plimsoll::FormRows</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Shows what is rarely changed.</source>
        <translation>Zeigt, was selten geändert wird.</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
</context>
<context>
    <name>plimsoll::GoalsForm</name>
    <message>
        <source>Goals</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Add goal</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>One more limit that the run must keep. A broken goal turns the run&apos;s verdict.</source>
        <translation>Eine weitere Grenze, die der Lauf einhalten muss. Ein verletztes Ziel kippt das Urteil des Laufs.</translation>
    </message>
    <message>
        <source>Without goals the run has no verdict, only figures.</source>
        <translation>Ohne Ziele hat der Lauf kein Urteil, nur Zahlen.</translation>
    </message>
    <message>
        <source>Echoed of intended</source>
        <translation>Zurückgekommen von beabsichtigt</translation>
    </message>
    <message>
        <source>Disconnects</source>
        <translation>Verbindungsabbrüche</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Service time</source>
        <translation>Bedienzeit</translation>
    </message>
    <message>
        <source>Failed creates</source>
        <translation>Fehlgeschlagene Erstellungen</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>Echoed of intended: verified bytes that came back, of what the plan meant to send. Round trip: from the planned moment to the last echoed byte; service time: from the real sending.</source>
        <translation>Zurückgekommen von beabsichtigt: geprüfte Bytes, die zurückkamen, von denen, die der Plan senden wollte. Umlaufzeit: vom geplanten Zeitpunkt bis zum letzten zurückgekommenen Byte; Bedienzeit: ab dem tatsächlichen Senden.</translation>
    </message>
    <message>
        <source>p</source>
        <comment>percentile</comment>
        <translation>p</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>The percentile must stay below this time.</source>
        <translation>Das Perzentil muss unter dieser Zeit bleiben.</translation>
    </message>
    <message>
        <source>Limit in percent</source>
        <translation>Grenze in Prozent</translation>
    </message>
    <message>
        <source>For what was echoed, the least share; for what went wrong, the share that must not be reached.</source>
        <translation>Bei Zurückgekommenem der kleinste Anteil; bei Fehlgeschlagenem der Anteil, der nicht erreicht werden darf.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Scenario of the goal</source>
        <translation>Szenario des Ziels</translation>
    </message>
    <message>
        <source>The scenario that the goal is about, or all traffic of the run.</source>
        <translation>Das Szenario, für das das Ziel gilt, oder der gesamte Verkehr des Laufs.</translation>
    </message>
    <message>
        <source>all traffic</source>
        <translation>gesamter Verkehr</translation>
    </message>
    <message>
        <source>Remove goal</source>
        <translation>Ziel entfernen</translation>
    </message>
    <message>
        <source>Add a set</source>
        <translation>Satz hinzufügen</translation>
    </message>
    <message>
        <source>Goals from Coder&apos;s published plans and documents. Those that the plan has are left alone.</source>
        <translation>Ziele aus Coders veröffentlichten Plänen und Dokumenten. Was der Plan schon hat, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Connect time</source>
        <translation>Verbindungszeit</translation>
    </message>
    <message>
        <source>Attach time</source>
        <translation>Zeit für das Anbinden</translation>
    </message>
    <message>
        <source>Recovery time</source>
        <translation>Erholungszeit</translation>
    </message>
    <message>
        <source>Created workspaces</source>
        <translation>Erstellte Workspaces</translation>
    </message>
    <message>
        <source>Build queue</source>
        <translation>Warteschlange der Builds</translation>
    </message>
    <message>
        <source>Build time</source>
        <translation>Build-Zeit</translation>
    </message>
    <message>
        <source>Agent connect</source>
        <translation>Verbinden des Agenten</translation>
    </message>
    <message>
        <source>Start scripts</source>
        <translation>Startskripte</translation>
    </message>
    <message>
        <source>Create time</source>
        <translation>Erstellzeit</translation>
    </message>
    <message>
        <source>of any class</source>
        <translation>jeder Klasse</translation>
    </message>
    <message>
        <source>Class of errors</source>
        <translation>Fehlerklasse</translation>
    </message>
    <message>
        <source>Only errors of this class count, or all of them.</source>
        <translation>Nur Fehler dieser Klasse zählen, oder alle.</translation>
    </message>
    <message>
        <source>Of all that were measured, so many percent must stay below the limit.</source>
        <translation>So viel Prozent aller gemessenen müssen unter der Grenze bleiben.</translation>
    </message>
    <message>
        <source>Window of the goal</source>
        <translation>Fenster des Ziels</translation>
    </message>
    <message>
        <source>The goal must be kept in every stretch of this length, so that a long good run does not hide a bad half minute; or over the whole run.</source>
        <translation>Das Ziel muss in jedem Abschnitt dieser Länge eingehalten werden, damit ein langer guter Lauf keine schlechte halbe Minute verdeckt; oder über den ganzen Lauf.</translation>
    </message>
    <message>
        <source>the whole run</source>
        <translation>den ganzen Lauf</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Grace time of the goal</source>
        <translation>Schonzeit des Ziels</translation>
    </message>
    <message>
        <source>From the start of each scenario so long nothing is judged: time to connect and to settle.</source>
        <translation>So lange ab dem Beginn jedes Szenarios wird nichts beurteilt: Zeit zum Verbinden und Einschwingen.</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>dem Beginn</translation>
    </message>
    <message>
        <source>Stop the run when broken</source>
        <translation>Lauf anhalten, wenn verfehlt</translation>
    </message>
    <message>
        <source>As soon as the goal is broken the run stops and cleans up, whatever else the plan says.</source>
        <translation>Sobald das Ziel verfehlt ist, hält der Lauf an und räumt auf, was immer der Plan sonst sagt.</translation>
    </message>
    <message>
        <source>in each</source>
        <translation>in je</translation>
    </message>
    <message>
        <source>over</source>
        <translation>über</translation>
    </message>
    <message>
        <source>Endpoint of the goal</source>
        <translation>Endpunkt des Ziels</translation>
    </message>
    <message>
        <source>Only requests to this endpoint, or to any.</source>
        <translation>Nur Anfragen an diesen Endpunkt, oder an jeden.</translation>
    </message>
    <message>
        <source>any endpoint</source>
        <translation>jeder Endpunkt</translation>
    </message>
</context>
<context>
    <name>plimsoll::Headline</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Echoed</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>%1 of intended</source>
        <translation>%1 des Beabsichtigten</translation>
    </message>
    <message>
        <source>Round trip p95</source>
        <translation>Umlaufzeit p95</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>%1 disconnected</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>of %1 planned</source>
        <translation>von %1 geplanten</translation>
    </message>
    <message>
        <source>of %1 planned, %2 failed</source>
        <translation>von %1 geplanten, %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Generator lag p99</source>
        <translation>Schleifenverzug p99</translation>
    </message>
    <message>
        <source>busiest worker %1</source>
        <translation>am stärksten belasteter Worker %1</translation>
    </message>
    <message>
        <source>this machine may be the limit</source>
        <translation>dieser Rechner könnte die Grenze sein</translation>
    </message>
    <message>
        <source>this machine keeps up</source>
        <translation>dieser Rechner hält mit</translation>
    </message>
    <message>
        <source>%1 of the descriptors in use</source>
        <translation>%1 der Deskriptoren belegt</translation>
    </message>
    <message>
        <source>%1 of the ports in use</source>
        <translation>%1 der Ports belegt</translation>
    </message>
    <message numerus="yes">
        <source>%n tick(s) skipped</source>
        <translation>
            <numerusform>%n Takt ausgelassen</numerusform>
            <numerusform>%n Takte ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Worker %1: %2 of a core, lag p99 %3, %n tick(s) skipped</source>
        <translation>
            <numerusform>Worker %1: %2 eines Kerns, Verzug p99 %3, %n Takt ausgelassen</numerusform>
            <numerusform>Worker %1: %2 eines Kerns, Verzug p99 %3, %n Takte ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Descriptors: %1 of %2 in use</source>
        <translation>Deskriptoren: %1 von %2 belegt</translation>
    </message>
    <message>
        <source>Local ports for one address: %1 of %2 left</source>
        <translation>Lokale Ports für eine Adresse: %1 von %2 frei</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
</context>
<context>
    <name>plimsoll::Help</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>About Plimsoll</source>
        <translation>Über Plimsoll</translation>
    </message>
</context>
<context>
    <name>plimsoll::HistoryModel</name>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unvollendet</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Baseline: other runs are compared with it.</source>
        <translation>Bezugslauf: Andere Läufe werden mit ihm verglichen.</translation>
    </message>
    <message>
        <source>Of the scenario that has the longest.</source>
        <translation>Des Szenarios, das die längste hat.</translation>
    </message>
    <message>
        <source>Made against the built-in demo deployment.</source>
        <translation>An der eingebauten Demo-Bereitstellung gemessen.</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>No goals</source>
        <translation>Keine Ziele</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Not measurable</source>
        <translation>Nicht messbar</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Bezugslauf</translation>
    </message>
    <message>
        <source>No baseline</source>
        <translation>Kein Bezugslauf</translation>
    </message>
    <message>
        <source>Baseline: the run that others are compared with.</source>
        <translation>Bezugslauf: der Lauf, mit dem andere verglichen werden.</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Bereitstellung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Round trip p95</source>
        <translation>Umlaufzeit p95</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>plimsoll::HistoryPage</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Search name, tag, note…</source>
        <translation>Name, Schlagwort, Anmerkung suchen …</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Bereitstellung</translation>
    </message>
    <message>
        <source>Hide simulated</source>
        <translation>Simulierte ausblenden</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Close this note; the runs stay in the trash</source>
        <translation>Diesen Hinweis schließen; die Läufe bleiben im Papierkorb</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Anmerkung bearbeiten</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Bezugslauf</translation>
    </message>
    <message>
        <source>What the run found (Enter)</source>
        <translation>Was der Lauf ergab (Eingabetaste)</translation>
    </message>
    <message>
        <source>Two to six runs side by side (Ctrl+D)</source>
        <translation>Zwei bis sechs Läufe nebeneinander (Strg+D)</translation>
    </message>
    <message>
        <source>Can be undone (Delete)</source>
        <translation>Lässt sich rückgängig machen (Entf)</translation>
    </message>
    <message numerus="yes">
        <source>Empty trash (%n)…</source>
        <translation>
            <numerusform>Papierkorb leeren (%n) …</numerusform>
            <numerusform>Papierkorb leeren (%n) …</numerusform>
        </translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Schlagwörter</translation>
    </message>
    <message>
        <source>All deployments</source>
        <translation>Alle Bereitstellungen</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
    <message>
        <source>The runs of the data folder are being read.</source>
        <translation>Die Läufe des Datenordners werden gelesen.</translation>
    </message>
    <message>
        <source>Your runs will be listed here, with their verdict, to be noted and compared.</source>
        <translation>Hier werden Ihre Läufe mit ihrem Urteil aufgelistet, zum Anmerken und Vergleichen.</translation>
    </message>
    <message>
        <source>No run matches the search.</source>
        <translation>Kein Lauf passt zur Suche.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Alle Läufe zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Compare %n runs</source>
        <translation>
            <numerusform>%n Lauf vergleichen</numerusform>
            <numerusform>%n Läufe vergleichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a run to read its verdict, note and tags.</source>
        <translation>Wählen Sie einen Lauf, um Urteil, Anmerkung und Schlagwörter zu lesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs chosen.</source>
        <translation>
            <numerusform>%n Lauf gewählt.</numerusform>
            <numerusform>%n Läufe gewählt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs chosen. Two to six whole ones can be compared.</source>
        <translation>
            <numerusform>%n Lauf gewählt. Zwei bis sechs unbeschädigte lassen sich vergleichen.</numerusform>
            <numerusform>%n Läufe gewählt. Zwei bis sechs unbeschädigte lassen sich vergleichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs moved to the trash.</source>
        <translation>
            <numerusform>%n Lauf in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Läufe in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Den Papierkorb leeren</translation>
    </message>
    <message numerus="yes">
        <source>%n runs in the trash will be deleted for good, with all that they measured.</source>
        <translation>
            <numerusform>%n Lauf im Papierkorb wird endgültig gelöscht, mit allem, was er gemessen hat.</numerusform>
            <numerusform>%n Läufe im Papierkorb werden endgültig gelöscht, mit allem, was sie gemessen haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>plimsoll::HomeNotices</name>
    <message>
        <source>Clean up…</source>
        <translation>Aufräumen…</translation>
    </message>
</context>
<context>
    <name>plimsoll::HomePage</name>
    <message>
        <source>How many developers can your Coder deployment carry?</source>
        <translation>Wie viele Entwickler trägt Ihre Coder-Bereitstellung?</translation>
    </message>
    <message>
        <source>Create workspaces, drive real traffic at them, get one sentence, leave nothing behind.</source>
        <translation>Workspaces erstellen, echten Verkehr darauf geben, einen Satz erhalten, nichts zurücklassen.</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>A simulated deployment inside this app. Nothing leaves this computer. 20 workspaces, half a minute, one stall to find.</source>
        <translation>Eine simulierte Bereitstellung in diesem Programm. Nichts verlässt diesen Rechner. 20 Workspaces, eine halbe Minute, ein Stocken, das zu finden ist.</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Your runs will be listed here. Start with the demo.</source>
        <translation>Hier werden Ihre Läufe aufgelistet. Beginnen Sie mit der Demo.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Bereitstellung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Damaged: %1</source>
        <translation>Beschädigt: %1</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Enter or a double click opens the run.</source>
        <translation>Enter oder ein Doppelklick öffnet den Lauf.</translation>
    </message>
    <message>
        <source>Calibrate this computer</source>
        <translation>Diesen Rechner kalibrieren</translation>
    </message>
    <message>
        <source>How many connections can this computer drive? Gives a simulated deployment inside this app more and more load until one of the two is late; a few minutes. Stop ends it.</source>
        <translation>Wie viele Verbindungen kann dieser Rechner treiben? Gibt einer simulierten Bereitstellung in diesem Programm immer mehr Last, bis einer von beiden zu spät ist; einige Minuten. Stopp beendet es.</translation>
    </message>
</context>
<context>
    <name>plimsoll::KeptDeployments</name>
    <message>
        <source>There is no deployment &quot;%1&quot;.</source>
        <translation>Es gibt keine Bereitstellung „%1“.</translation>
    </message>
    <message>
        <source>Give the deployment a name.</source>
        <translation>Geben Sie der Bereitstellung einen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n characters.</source>
        <translation>
            <numerusform>Ein Name hat höchstens %n Zeichen.</numerusform>
            <numerusform>Ein Name hat höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The proxy&apos;s URL holds a user name or password, which would be written to a file.</source>
        <translation>Die URL des Proxys enthält einen Benutzernamen oder ein Passwort, das in eine Datei geschrieben würde.</translation>
    </message>
    <message>
        <source>There is a deployment named &quot;%1&quot; already.</source>
        <translation>Es gibt bereits eine Bereitstellung namens „%1“.</translation>
    </message>
    <message>
        <source>No token is kept for %1: choose Edit and enter one.</source>
        <translation>Für %1 ist kein Token aufbewahrt: Wählen Sie „Bearbeiten“ und geben Sie eines ein.</translation>
    </message>
    <message>
        <source>%1 Choose Edit and enter it.</source>
        <translation>%1 Wählen Sie „Bearbeiten“ und geben Sie es ein.</translation>
    </message>
    <message>
        <source>Enter a session token for %1.</source>
        <translation>Geben Sie ein Sitzungstoken für %1 ein.</translation>
    </message>
</context>
<context>
    <name>plimsoll::KeychainVault</name>
    <message>
        <source>you did not let Plimsoll use the system&apos;s keychain</source>
        <translation>Sie haben Plimsoll nicht erlaubt, den Schlüsselbund des Systems zu verwenden</translation>
    </message>
    <message>
        <source>the system&apos;s keychain refused access</source>
        <translation>der Schlüsselbund des Systems hat den Zugriff verweigert</translation>
    </message>
    <message>
        <source>this system has no keychain service</source>
        <translation>dieses System hat keinen Schlüsselbunddienst</translation>
    </message>
    <message>
        <source>the system&apos;s keychain could not be used (%1)</source>
        <translation>der Schlüsselbund des Systems konnte nicht verwendet werden (%1)</translation>
    </message>
    <message>
        <source>No token is kept for it.</source>
        <translation>Dafür ist kein Token aufbewahrt.</translation>
    </message>
    <message>
        <source>Its token could not be read, since %1.</source>
        <translation>Das Token dafür konnte nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Its token is still in the system&apos;s keychain, since %1.</source>
        <translation>Das Token dafür ist noch im Schlüsselbund des Systems: %1.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain has not answered yet.</source>
        <translation>Der Schlüsselbund des Systems hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>Tokens are kept in the system&apos;s keychain.</source>
        <translation>Tokens werden im Schlüsselbund des Systems aufbewahrt.</translation>
    </message>
    <message>
        <source>Tokens are kept in memory only, until Plimsoll is closed, because %1.</source>
        <translation>Tokens bleiben nur im Arbeitsspeicher, bis Plimsoll geschlossen wird: %1.</translation>
    </message>
</context>
<context>
    <name>plimsoll::LeftDetails</name>
    <message>
        <source>Delete again</source>
        <translation>Noch einmal löschen</translation>
    </message>
    <message>
        <source>Delete as orphan…</source>
        <translation>Als Waise löschen…</translation>
    </message>
    <message>
        <source>The last resort: Coder forgets the workspace; what its template made stays.</source>
        <translation>Das letzte Mittel: Coder vergisst den Workspace; was sein Template angelegt hat, bleibt.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::LimitForm</name>
    <message>
        <source>Load line</source>
        <translation>Lastgrenze</translation>
    </message>
    <message>
        <source>Find the limit</source>
        <translation>Grenze finden</translation>
    </message>
    <message>
        <source>Raise the load until a goal breaks</source>
        <translation>Last erhöhen, bis ein Ziel bricht</translation>
    </message>
    <message>
        <source>The run gives more and more workspaces the traffic above, narrows down between what keeps the goals and what does not, and says what the deployment carries.</source>
        <translation>Der Lauf gibt immer mehr Workspaces den Verkehr von oben, grenzt ein zwischen dem, was die Ziele einhält, und dem, was nicht, und sagt, was das Deployment trägt.</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Workspaces</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>Workspaces of the first level</source>
        <translation>Workspaces der ersten Stufe</translation>
    </message>
    <message>
        <source>How many workspaces have traffic at first. Until a goal breaks, they are doubled.</source>
        <translation>Wie viele Workspaces zuerst Verkehr haben. Bis ein Ziel bricht, werden sie verdoppelt.</translation>
    </message>
    <message>
        <source>to at most</source>
        <translation>bis höchstens</translation>
    </message>
    <message>
        <source>Most workspaces</source>
        <translation>Höchstzahl der Workspaces</translation>
    </message>
    <message>
        <source>Never more workspaces than these: the search ends there, even if no goal was broken.</source>
        <translation>Nie mehr Workspaces als diese: Dort endet die Suche, auch wenn kein Ziel gebrochen ist.</translation>
    </message>
    <message>
        <source>Each level</source>
        <translation>Jede Stufe</translation>
    </message>
    <message>
        <source>settles for</source>
        <translation>kommt zur Ruhe für</translation>
    </message>
    <message>
        <source>Time to settle</source>
        <translation>Zeit zum Einschwingen</translation>
    </message>
    <message>
        <source>After the last session of a level has started, before anything is judged.</source>
        <translation>Nachdem die letzte Sitzung einer Stufe begonnen hat und bevor etwas beurteilt wird.</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>keine Zeit</translation>
    </message>
    <message>
        <source>and is judged for</source>
        <translation>und wird beurteilt für</translation>
    </message>
    <message>
        <source>Time that is judged</source>
        <translation>Beurteilte Zeit</translation>
    </message>
    <message>
        <source>How long each level is held and judged.</source>
        <translation>Wie lange jede Stufe gehalten und beurteilt wird.</translation>
    </message>
</context>
<context>
    <name>plimsoll::LoadPicture</name>
    <message>
        <source>Planned load over time</source>
        <translation>Geplante Last im Zeitverlauf</translation>
    </message>
    <message>
        <source>At most %1 connections and %2 each way, over %3.</source>
        <translation>Höchstens %1 Verbindungen und %2 je Richtung, über %3.</translation>
    </message>
    <message>
        <source>At most %1 sessions and %2, over %3.</source>
        <translation>Höchstens %1 Sitzungen und %2, über %3.</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>%1 Anfragen/s</translation>
    </message>
</context>
<context>
    <name>plimsoll::MainWindow</name>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>A run goes on</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>A run goes on. What it created on the deployment is still there.</source>
        <translation>Ein Lauf ist im Gange. Was er auf der Bereitstellung erstellt hat, ist noch da.</translation>
    </message>
    <message>
        <source>Stop, clean up and close</source>
        <translation>Stoppen, aufräumen und schließen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Bereitstellungen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Cleanup</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Another window of Plimsoll uses this data folder. Both may be used; what one of them keeps shows in the other when it looks again.</source>
        <translation>Ein anderes Fenster von Plimsoll benutzt diesen Datenordner. Beide dürfen benutzt werden; was eines aufbewahrt, zeigt das andere, wenn es wieder nachsieht.</translation>
    </message>
</context>
<context>
    <name>plimsoll::MemoryVault</name>
    <message>
        <source>No token is kept for it.</source>
        <translation>Dafür ist kein Token aufbewahrt.</translation>
    </message>
    <message>
        <source>Tokens are kept in memory only, until Plimsoll is closed, because %1.</source>
        <translation>Tokens bleiben nur im Arbeitsspeicher, bis Plimsoll geschlossen wird: %1.</translation>
    </message>
    <message>
        <source>this program was built without QtKeychain</source>
        <translation>dieses Programm wurde ohne QtKeychain gebaut</translation>
    </message>
</context>
<context>
    <name>plimsoll::NotesPane</name>
    <message>
        <source>Baseline</source>
        <translation>Bezugslauf</translation>
    </message>
    <message>
        <source>two replicas, before the upgrade</source>
        <translation>zwei Replikate, vor dem Upgrade</translation>
    </message>
    <message>
        <source>Separated by commas. Runs of the same plan and version with the same tags count as repeats when they are compared.</source>
        <translation>Durch Kommas getrennt. Läufe desselben Plans und derselben Version mit denselben Schlagwörtern gelten beim Vergleichen als Wiederholungen.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>A simulated run says nothing about a deployment and is no baseline.</source>
        <translation>Ein simulierter Lauf sagt nichts über eine Bereitstellung und ist kein Bezugslauf.</translation>
    </message>
    <message>
        <source>Other runs are compared with this one, and it is never thrown away by age.</source>
        <translation>Andere Läufe werden mit diesem verglichen, und er wird nie wegen seines Alters weggeworfen.</translation>
    </message>
</context>
<context>
    <name>plimsoll::OutlookPane</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Bytes a second</source>
        <translation>Bytes pro Sekunde</translation>
    </message>
    <message>
        <source>Unit of the picture</source>
        <translation>Einheit des Bilds</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The same figures as a table (%1).</source>
        <translation>Dieselben Zahlen als Tabelle (%1).</translation>
    </message>
    <message>
        <source>Planned load over time</source>
        <translation>Geplante Last im Zeitverlauf</translation>
    </message>
    <message>
        <source>Load over time</source>
        <translation>Last im Zeitverlauf</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>What this asks for</source>
        <translation>Was dies verlangt</translation>
    </message>
    <message>
        <source>No traffic is planned.</source>
        <translation>Es ist kein Verkehr geplant.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>What the picture shows: sessions, or what they send each second.</source>
        <translation>Was das Bild zeigt: Sitzungen, oder was sie je Sekunde senden.</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
</context>
<context>
    <name>plimsoll::ParameterInputs</name>
    <message>
        <source>A parameter of the template.</source>
        <translation>Ein Parameter des Templates.</translation>
    </message>
    <message>
        <source>The template needs a value for &quot;%1&quot;.</source>
        <translation>Das Template braucht einen Wert für „%1“.</translation>
    </message>
    <message>
        <source>The template has no parameter &quot;%1&quot;.</source>
        <translation>Das Template hat keinen Parameter „%1“.</translation>
    </message>
    <message>
        <source>Use the template&apos;s</source>
        <translation>Wert des Templates verwenden</translation>
    </message>
    <message>
        <source>Forgets the plan&apos;s value: the template&apos;s own applies.</source>
        <translation>Verwirft den Wert des Plans: Es gilt der des Templates.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>Remove parameter</source>
        <translation>Parameter entfernen</translation>
    </message>
    <message>
        <source>From %L1 to %L2.</source>
        <translation>Von %L1 bis %L2.</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>einer pro Zeile</translation>
    </message>
</context>
<context>
    <name>plimsoll::PhaseBar</name>
    <message>
        <source>now: %1</source>
        <translation>jetzt: %1</translation>
    </message>
    <message>
        <source>Phases: %1</source>
        <translation>Phasen: %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::PlanEditor</name>
    <message>
        <source>New plan</source>
        <translation>Neuer Plan</translation>
    </message>
</context>
<context>
    <name>plimsoll::PlansPage</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Keep the plan as another profile</source>
        <translation>Den Plan als weiteres Profil aufbewahren</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>Als Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Start…</source>
        <translation>Starten…</translation>
    </message>
    <message>
        <source>Keep the plan as a profile</source>
        <translation>Den Plan als Profil aufbewahren</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>The file is left as it is.</source>
        <translation>Die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>noch nicht gespeichert</translation>
    </message>
    <message>
        <source>changed, not saved</source>
        <translation>geändert, nicht gespeichert</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>The command that runs this profile without a window. It holds no token: put that into a file named token that only you can read, or set CODER_SESSION_TOKEN.</source>
        <translation>Der Befehl, der dieses Profil ohne Fenster ausführt. Er enthält kein Token: Legen Sie es in eine Datei namens token, die nur Sie lesen können, oder setzen Sie CODER_SESSION_TOKEN.</translation>
    </message>
    <message>
        <source>Save the plan first: the command names the profile&apos;s file.</source>
        <translation>Speichern Sie zuerst den Plan: Der Befehl nennt die Datei des Profils.</translation>
    </message>
    <message>
        <source>Open a plan, or make a new one.</source>
        <translation>Öffnen Sie einen Plan oder legen Sie einen neuen an.</translation>
    </message>
    <message>
        <source>Choose the deployment to run it against.</source>
        <translation>Wählen Sie die Bereitstellung, gegen die er ausgeführt werden soll.</translation>
    </message>
    <message numerus="yes">
        <source>%n things in the plan must be put right first.</source>
        <translation>
            <numerusform>%n Stelle im Plan muss zuerst berichtigt werden.</numerusform>
            <numerusform>%n Stellen im Plan müssen zuerst berichtigt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>A run goes on; there is one at a time.</source>
        <translation>Ein Lauf ist im Gange; es kann nur einen zugleich geben.</translation>
    </message>
    <message>
        <source>Looks at the deployment and says what would be done, before anything is created (F5).</source>
        <translation>Sieht sich die Bereitstellung an und sagt, was getan würde, bevor etwas erstellt wird (F5).</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has changes that are not saved.</source>
        <translation>„%1“ hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>Save as another profile</source>
        <translation>Als weiteres Profil speichern</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>Name des Profils</translation>
    </message>
</context>
<context>
    <name>plimsoll::PreflightPage</name>
    <message>
        <source>Preflight</source>
        <translation>Vorprüfung</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Asks the deployment and this machine anew. Nothing is created.</source>
        <translation>Fragt die Bereitstellung und diesen Rechner neu ab. Nichts wird erstellt.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Start will create</source>
        <translation>Beim Starten wird erstellt</translation>
    </message>
    <message>
        <source>Name of the deployment</source>
        <translation>Name der Bereitstellung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Creates what is listed here, and begins.</source>
        <translation>Erstellt, was hier aufgeführt ist, und beginnt.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Another run was started meanwhile, and there can be one at a time.</source>
        <translation>Inzwischen wurde ein anderer Lauf gestartet, und es kann nur einen zur selben Zeit geben.</translation>
    </message>
</context>
<context>
    <name>plimsoll::PreflightPresenter</name>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 · checked %2</source>
        <translation>%1 · geprüft %2</translation>
    </message>
    <message>
        <source>Fetching the token…</source>
        <translation>Token wird geholt…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Bereit.</translation>
    </message>
    <message numerus="yes">
        <source>Ready, with %n warning(s).</source>
        <translation>
            <numerusform>Bereit, mit %n Warnung.</numerusform>
            <numerusform>Bereit, mit %n Warnungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message numerus="yes">
        <source>Not ready: %n check(s) failed.</source>
        <translation>
            <numerusform>Nicht bereit: %n Prüfung ist fehlgeschlagen.</numerusform>
            <numerusform>Nicht bereit: %n Prüfungen sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The preflight could not be made.</source>
        <translation>Die Vorprüfung konnte nicht durchgeführt werden.</translation>
    </message>
    <message>
        <source>The template is tried in a dry run, for %1 so far. That can take as long as a build.</source>
        <translation>Das Template wird in einem Probelauf erprobt, bisher %1 lang. Das kann so lange dauern wie ein Build.</translation>
    </message>
    <message>
        <source>The deployment and this machine are asked; nothing is created.</source>
        <translation>Die Bereitstellung und dieser Rechner werden abgefragt; nichts wird erstellt.</translation>
    </message>
    <message>
        <source>Nothing has been created.</source>
        <translation>Nichts wurde erstellt.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Bereitstellung</translation>
    </message>
    <message>
        <source>People and load</source>
        <translation>Personen und Last</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>%1 is not marked as a test system.</source>
        <translation>%1 ist nicht als Testsystem gekennzeichnet.</translation>
    </message>
    <message>
        <source>The checks go on.</source>
        <translation>Die Prüfungen laufen noch.</translation>
    </message>
    <message>
        <source>The run starts.</source>
        <translation>Der Lauf startet.</translation>
    </message>
    <message>
        <source>A check failed: mend it, then check again.</source>
        <translation>Eine Prüfung ist fehlgeschlagen: Beheben Sie die Ursache und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Check again before you start.</source>
        <translation>Prüfen Sie erneut, bevor Sie starten.</translation>
    </message>
    <message>
        <source>Type the name of the deployment first.</source>
        <translation>Geben Sie zuerst den Namen der Bereitstellung ein.</translation>
    </message>
    <message>
        <source>Users scaletest-…</source>
        <translation>Benutzer scaletest-…</translation>
    </message>
    <message>
        <source>Workspaces scaletest-…</source>
        <translation>Workspaces scaletest-…</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Workspaces of earlier runs</source>
        <translation>Workspaces früherer Läufe</translation>
    </message>
    <message>
        <source>take part</source>
        <translation>nehmen teil</translation>
    </message>
    <message>
        <source>Connections at once</source>
        <translation>Gleichzeitige Verbindungen</translation>
    </message>
    <message>
        <source>Traffic lasts</source>
        <translation>Der Verkehr dauert</translation>
    </message>
    <message>
        <source>Stopped after at most</source>
        <translation>Gestoppt nach höchstens</translation>
    </message>
    <message>
        <source>Each object is written to a ledger before it is created, so that it can be removed even after a crash.</source>
        <translation>Jedes Objekt wird in ein Ledger geschrieben, bevor es erstellt wird, damit es auch nach einem Absturz entfernt werden kann.</translation>
    </message>
    <message>
        <source>Each object is written to a ledger before it is created, so that it can be removed even after a crash: %1</source>
        <translation>Jedes Objekt wird in ein Ledger geschrieben, bevor es erstellt wird, damit es auch nach einem Absturz entfernt werden kann: %1</translation>
    </message>
    <message>
        <source>All of it is deleted at the end, also when you stop the run.</source>
        <translation>Alles davon wird am Ende gelöscht, auch wenn Sie den Lauf stoppen.</translation>
    </message>
    <message>
        <source>It is deleted at the end when nothing failed; otherwise it stays for you to look at.</source>
        <translation>Es wird am Ende gelöscht, wenn nichts fehlgeschlagen ist; sonst bleibt es, damit Sie es ansehen können.</translation>
    </message>
    <message>
        <source>It is deleted at the end only when the run failed; otherwise it stays.</source>
        <translation>Es wird am Ende nur gelöscht, wenn der Lauf fehlgeschlagen ist; sonst bleibt es.</translation>
    </message>
    <message>
        <source>The plan deletes nothing at the end: it stays until the page Cleanup deletes it.</source>
        <translation>Der Plan löscht am Ende nichts: Es bleibt, bis die Seite Aufräumen es löscht.</translation>
    </message>
    <message>
        <source>People work there and may notice this run. Type “%1” to go on.</source>
        <translation>Dort arbeiten Menschen und merken diesen Lauf vielleicht. Geben Sie „%1“ ein, um fortzufahren.</translation>
    </message>
    <message>
        <source>One that is there for tests can be marked so on the page Deployments.</source>
        <translation>Eine, die zum Testen da ist, kann auf der Seite Bereitstellungen so gekennzeichnet werden.</translation>
    </message>
</context>
<context>
    <name>plimsoll::PresetChoice</name>
    <message>
        <source>What shall a run do?</source>
        <translation>Was soll ein Lauf tun?</translation>
    </message>
    <message>
        <source>A plan says how many workspaces are created, what traffic they carry and which goals must be kept. Begin with a preset and change what you like.</source>
        <translation>Ein Plan sagt, wie viele Workspaces erstellt werden, welchen Verkehr sie tragen und welche Ziele eingehalten werden müssen. Beginnen Sie mit einer Voreinstellung und ändern Sie, was Sie möchten.</translation>
    </message>
</context>
<context>
    <name>plimsoll::ProfileList</name>
    <message>
        <source>Blank plan</source>
        <translation>Leerer Plan</translation>
    </message>
    <message>
        <source>%1 (damaged)</source>
        <translation>%1 (beschädigt)</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Geändert %1</translation>
    </message>
    <message>
        <source>No profile yet. Save a plan to keep it here.</source>
        <translation>Noch kein Profil. Speichern Sie einen Plan, um ihn hier aufzubewahren.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search profiles</source>
        <translation>Profile durchsuchen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>A new plan, from a preset or blank</source>
        <translation>Ein neuer Plan, aus einer Voreinstellung oder leer</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message>
        <source>Import a plan file…</source>
        <translation>Plandatei importieren…</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>In eine Datei exportieren…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Rename profile</source>
        <translation>Profil umbenennen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in the trash.</source>
        <translation>„%1“ liegt im Papierkorb.</translation>
    </message>
    <message>
        <source>Import a plan file</source>
        <translation>Plandatei importieren</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Pläne (*.json)</translation>
    </message>
    <message>
        <source>Export the profile as it is saved</source>
        <translation>Das Profil exportieren, wie es gespeichert ist</translation>
    </message>
</context>
<context>
    <name>plimsoll::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>plimsoll::ResultsPage</name>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written, the first is %1</source>
        <translation>
            <numerusform>%n Datei geschrieben: %1</numerusform>
            <numerusform>%n Dateien geschrieben, die erste ist %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>To the page before (%1).</source>
        <translation>Zur Seite davor (%1).</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Aufräumen…</translation>
    </message>
    <message>
        <source>Deletes what this run created and left on the deployment.</source>
        <translation>Löscht, was dieser Lauf auf der Bereitstellung angelegt und zurückgelassen hat.</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>Noch einmal laufen…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Puts this run beside another one.</source>
        <translation>Stellt diesen Lauf neben einen anderen.</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Opens the report of the run&apos;s folder, a file that needs no network.</source>
        <translation>Öffnet den Bericht im Ordner des Laufs, eine Datei, die kein Netz braucht.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writes the run as files for people and other programs.</source>
        <translation>Schreibt den Lauf als Dateien für Menschen und andere Programme.</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation>Lauf wird gelesen</translation>
    </message>
    <message>
        <source>Reading the run …</source>
        <translation>Lauf wird gelesen …</translation>
    </message>
    <message>
        <source>Charts or table</source>
        <translation>Diagramme oder Tabelle</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Run the demo again</source>
        <translation>Demo noch einmal starten</translation>
    </message>
    <message>
        <source>Starts the demo, which is inside this app.</source>
        <translation>Startet die Demo, die in dieser Anwendung steckt.</translation>
    </message>
    <message>
        <source>Checks whether the same plan can run on %1 now, and asks before it creates anything.</source>
        <translation>Prüft, ob derselbe Plan jetzt auf %1 laufen kann, und fragt, bevor etwas angelegt wird.</translation>
    </message>
    <message>
        <source>Calibrate again</source>
        <translation>Noch einmal kalibrieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::ResultsTabs</name>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Latency spectrum</source>
        <translation>Latenzspektrum</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Workspaces</translation>
    </message>
    <message>
        <source>Provisioning</source>
        <translation>Bereitstellen</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Raw files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>What to keep in mind</source>
        <translation>Was zu bedenken ist</translation>
    </message>
    <message>
        <source>No second of traffic was written down, so there is nothing to draw. Environment and Raw files show what the folder has.</source>
        <translation>Keine Sekunde Verkehr wurde festgehalten, also gibt es nichts zu zeichnen. „Umgebung“ und „Dateien“ zeigen, was der Ordner hat.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>All scenarios</source>
        <translation>Alle Szenarien</translation>
    </message>
    <message>
        <source>No round trip was measured.</source>
        <translation>Es wurde keine Umlaufzeit gemessen.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by workspace, scenario, state or error</source>
        <translation>Nach Workspace, Szenario, Zustand oder Fehler filtern</translation>
    </message>
    <message>
        <source>%1 of %2 workspaces created, %3 failed, %4 were there before, %5 builds retried.</source>
        <translation>%1 von %2 Workspaces angelegt, %3 fehlgeschlagen, %4 waren schon da, %5 Bauten wiederholt.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Enter or a double click opens the file.</source>
        <translation>Enter oder ein Doppelklick öffnet die Datei.</translation>
    </message>
    <message>
        <source>Load line</source>
        <translation>Lastgrenze</translation>
    </message>
</context>
<context>
    <name>plimsoll::ResultsView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) beyond the limit</source>
        <translation>
            <numerusform>%n Sekunde jenseits der Grenze</numerusform>
            <numerusform>%n Sekunden jenseits der Grenze</numerusform>
        </translation>
    </message>
    <message>
        <source>A run without a name</source>
        <translation>Ein Lauf ohne Namen</translation>
    </message>
    <message>
        <source>The plan set no goals.</source>
        <translation>Der Plan setzte keine Ziele.</translation>
    </message>
</context>
<context>
    <name>plimsoll::RunExporter</name>
    <message>
        <source>Report for a browser (HTML)…</source>
        <translation>Bericht für den Browser (HTML)…</translation>
    </message>
    <message>
        <source>Report for paper (PDF)…</source>
        <translation>Bericht für Papier (PDF)…</translation>
    </message>
    <message>
        <source>A row for each scenario (CSV)…</source>
        <translation>Eine Zeile je Szenario (CSV)…</translation>
    </message>
    <message>
        <source>A row for each endpoint (CSV)…</source>
        <translation>Eine Zeile je Endpunkt (CSV)…</translation>
    </message>
    <message>
        <source>A row for each second (CSV)…</source>
        <translation>Eine Zeile je Sekunde (CSV)…</translation>
    </message>
    <message>
        <source>Errors (CSV)…</source>
        <translation>Fehler (CSV)…</translation>
    </message>
    <message>
        <source>Everything for programs (JSON)…</source>
        <translation>Alles für Programme (JSON)…</translation>
    </message>
    <message>
        <source>Charts (SVG) into a folder…</source>
        <translation>Diagramme (SVG) in einen Ordner…</translation>
    </message>
    <message>
        <source>Charts (PNG) into a folder…</source>
        <translation>Diagramme (PNG) in einen Ordner…</translation>
    </message>
    <message>
        <source>All files into a folder…</source>
        <translation>Alle Dateien in einen Ordner…</translation>
    </message>
</context>
<context>
    <name>plimsoll::RunHost</name>
    <message>
        <source>Stop…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <source>Stop and clean up</source>
        <translation>Stoppen und aufräumen</translation>
    </message>
    <message>
        <source>Ends the traffic and deletes everything that the run created.</source>
        <translation>Beendet den Verkehr und löscht alles, was der Lauf erstellt hat.</translation>
    </message>
    <message>
        <source>Stop, keep workspaces</source>
        <translation>Stoppen, Workspaces behalten</translation>
    </message>
    <message>
        <source>Ends the traffic; what was created stays, and is listed in the ledger.</source>
        <translation>Beendet den Verkehr; was erstellt wurde, bleibt und ist im Ledger aufgeführt.</translation>
    </message>
    <message>
        <source>Abort now</source>
        <translation>Sofort abbrechen</translation>
    </message>
    <message>
        <source>Ends at once without cleaning up; the ledger tells what is left.</source>
        <translation>Endet sofort, ohne aufzuräumen; das Ledger sagt, was übrig ist.</translation>
    </message>
</context>
<context>
    <name>plimsoll::RunLibrary</name>
    <message>
        <source>The run is still going on: stop it first.</source>
        <translation>Der Lauf ist noch im Gange: Stoppen Sie ihn zuerst.</translation>
    </message>
</context>
<context>
    <name>plimsoll::RunPage</name>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>Pause view</source>
        <translation>Ansicht anhalten</translation>
    </message>
    <message>
        <source>The charts and tables stand still; the load goes on.</source>
        <translation>Die Diagramme und Tabellen stehen still; die Last läuft weiter.</translation>
    </message>
    <message>
        <source>%1 began.</source>
        <translation>%1 hat begonnen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The run is kept in %1</source>
        <translation>Der Lauf ist aufbewahrt in %1</translation>
    </message>
    <message>
        <source>Charts or table</source>
        <translation>Diagramme oder Tabelle</translation>
    </message>
    <message>
        <source>Start the demo on the page Home, or a plan on the page Plans.</source>
        <translation>Starten Sie die Demo auf der Seite Start oder einen Plan auf der Seite Pläne.</translation>
    </message>
    <message>
        <source>Open results</source>
        <translation>Ergebnisse öffnen</translation>
    </message>
</context>
<context>
    <name>plimsoll::RunPlace</name>
    <message>
        <source>A run goes on</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>A run goes on, and there can be one at a time. Stop it, or wait for its end.</source>
        <translation>Ein Lauf ist im Gange, und es kann nur einen zugleich geben. Stoppen Sie ihn oder warten Sie, bis er endet.</translation>
    </message>
</context>
<context>
    <name>plimsoll::RunPresenter</name>
    <message numerus="yes">
        <source>on %1 · %n workspace(s)</source>
        <translation>
            <numerusform>auf %1 · %n Workspace</numerusform>
            <numerusform>auf %1 · %n Workspaces</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan sets no goals.</source>
        <translation>Der Plan setzt keine Ziele.</translation>
    </message>
    <message>
        <source>The goals are judged once the traffic flows.</source>
        <translation>Die Ziele werden beurteilt, sobald der Verkehr fließt.</translation>
    </message>
    <message>
        <source>Not every goal can be measured so far.</source>
        <translation>Noch ist nicht jedes Ziel messbar.</translation>
    </message>
    <message>
        <source>now %1/s of %2/s</source>
        <translation>jetzt %1/s von %2/s</translation>
    </message>
    <message>
        <source>now p99 %1</source>
        <translation>jetzt p99 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) lost</source>
        <translation>
            <numerusform>%n Verbindung verloren</numerusform>
            <numerusform>%n Verbindungen verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n workspace(s)</source>
        <translation>
            <numerusform>von %n Workspace</numerusform>
            <numerusform>von %n Workspaces</numerusform>
        </translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>goal: %1</source>
        <translation>Ziel: %1</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Nicht gelaufen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Broken so far: %1 of %2 goals.</source>
        <translation>Bisher verletzt: %1 von %2 Zielen.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) may be left on the deployment; the page Cleanup deletes them.</source>
        <translation>
            <numerusform>%n Objekt ist möglicherweise auf der Bereitstellung zurückgeblieben; die Seite Aufräumen löscht es.</numerusform>
            <numerusform>%n Objekte sind möglicherweise auf der Bereitstellung zurückgeblieben; die Seite Aufräumen löscht sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 The load goes on, but not all of it is written down.</source>
        <translation>%1 Die Last läuft weiter, aber nicht alles davon wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>No connection is left: the deployment, or the way to it, has gone. The traffic ended early.</source>
        <translation>Keine Verbindung ist übrig: Die Bereitstellung oder der Weg zu ihr ist weg. Der Verkehr endete vorzeitig.</translation>
    </message>
    <message>
        <source>Intended
/s</source>
        <translation>Beabsichtigt
/s</translation>
    </message>
    <message>
        <source>Sent
/s</source>
        <translation>Gesendet
/s</translation>
    </message>
    <message>
        <source>Echoed
/s</source>
        <translation>Zurückgekommen
/s</translation>
    </message>
    <message>
        <source>Echoed of
intended</source>
        <translation>Zurückgekommen von
beabsichtigt</translation>
    </message>
    <message>
        <source>Late
ticks</source>
        <translation>Verspätete
Takte</translation>
    </message>
    <message>
        <source>Skipped
ticks</source>
        <translation>Übersprungene
Takte</translation>
    </message>
    <message>
        <source>Unanswered
ticks</source>
        <translation>Unbeantwortete
Takte</translation>
    </message>
    <message>
        <source>Kept so far: all %1 goals.</source>
        <translation>Bisher eingehalten: alle %1 Ziele.</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>now %1 of %2 requests</source>
        <translation>jetzt %1 von %2 Anfragen</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::RunProgress</name>
    <message>
        <source>Preflight</source>
        <translation>Vorprüfung</translation>
    </message>
    <message>
        <source>Clean before</source>
        <translation>Vorab aufräumen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Ruhephase</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 von %3</translation>
    </message>
    <message numerus="yes">
        <source> · %n failed</source>
        <translation>
            <numerusform> · %n fehlgeschlagen</numerusform>
            <numerusform> · %n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 a second</source>
        <translation> · %1 pro Sekunde</translation>
    </message>
    <message>
        <source> · about %1 left</source>
        <translation> · noch etwa %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>plimsoll::RunStrip</name>
    <message>
        <source>Show run</source>
        <translation>Lauf anzeigen</translation>
    </message>
</context>
<context>
    <name>plimsoll::RunTables</name>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Workspaces</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by workspace or state</source>
        <translation>Nach Workspace oder Zustand filtern</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>The first one: %1</source>
        <translation>Der erste: %1</translation>
    </message>
    <message>
        <source>Workspaces %1</source>
        <translation>Workspaces %1</translation>
    </message>
    <message>
        <source>No failures</source>
        <translation>Keine Fehlschläge</translation>
    </message>
    <message numerus="yes">
        <source>Failures: %1 of %n kind(s)</source>
        <translation>
            <numerusform>Fehlschläge: %1 (%n Art)</numerusform>
            <numerusform>Fehlschläge: %1 (%n Arten)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::ScenarioCard</name>
    <message>
        <source>Name of the scenario</source>
        <translation>Name des Szenarios</translation>
    </message>
    <message>
        <source>Stands in every table and chart of the run. Each scenario needs a name of its own.</source>
        <translation>Steht in jeder Tabelle und jedem Diagramm des Laufs. Jedes Szenario braucht einen eigenen Namen.</translation>
    </message>
    <message>
        <source>web terminals</source>
        <translation>Web-Terminals</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Workspaces</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Share or range</source>
        <translation>Anteil oder Bereich</translation>
    </message>
    <message>
        <source>A share of the workspaces, laid behind those of the scenarios before it; or the workspaces from a first to an end.</source>
        <translation>Ein Anteil der Workspaces, hinter denen der Szenarien davor; oder die Workspaces von einem ersten bis zu einem Ende.</translation>
    </message>
    <message>
        <source>Share of the workspaces</source>
        <translation>Anteil der Workspaces</translation>
    </message>
    <message>
        <source>How much of the run&apos;s workspaces are used. Shares stand one behind the other: 60 % and 60 % overlap, 50 % and 50 % do not.</source>
        <translation>Wie viel von den Workspaces des Laufs verwendet wird. Anteile liegen hintereinander: 60 % und 60 % überlappen sich, 50 % und 50 % nicht.</translation>
    </message>
    <message>
        <source>Range of workspaces</source>
        <translation>Bereich der Workspaces</translation>
    </message>
    <message>
        <source>First and end, counted from 0; the end is not used itself. &quot;50:&quot; is all from the 51st on.</source>
        <translation>Erster und Ende, von 0 an gezählt; das Ende selbst wird nicht verwendet. „50:“ sind alle ab dem 51.</translation>
    </message>
    <message>
        <source>Bytes a tick</source>
        <translation>Bytes je Takt</translation>
    </message>
    <message>
        <source>every</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Tick interval</source>
        <translation>Taktabstand</translation>
    </message>
    <message>
        <source>From one tick of a session to its next. The sessions&apos; ticks are spread evenly over it.</source>
        <translation>Von einem Takt einer Sitzung bis zum nächsten. Die Takte der Sitzungen sind gleichmäßig darüber verteilt.</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Dauert</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>starting after</source>
        <translation>Wartezeit davor</translation>
    </message>
    <message>
        <source>Start after</source>
        <translation>Beginn nach</translation>
    </message>
    <message>
        <source>From the start of the traffic to the start of this scenario: side by side, overlapping or one after the other.</source>
        <translation>Vom Beginn des Verkehrs bis zum Beginn dieses Szenarios: nebeneinander, überlappend oder nacheinander.</translation>
    </message>
    <message>
        <source>no wait</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Ramp up</source>
        <translation>Hochfahren</translation>
    </message>
    <message>
        <source>Sessions that begin a second</source>
        <translation>Sitzungen, die pro Sekunde beginnen</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>alle auf einmal</translation>
    </message>
    <message>
        <source>sessions a second</source>
        <translation>Sitzungen pro Sekunde</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>Connecting at once</source>
        <translation>Gleichzeitiger Verbindungsaufbau</translation>
    </message>
    <message>
        <source>How many sessions may be connecting at the same time, whatever the ramp says.</source>
        <translation>Wie viele Sitzungen sich gleichzeitig verbinden dürfen, gleich was das Hochfahren vorgibt.</translation>
    </message>
    <message>
        <source>at once, each within</source>
        <translation>gleichzeitig, jede binnen</translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation>Zeit für den Verbindungsaufbau</translation>
    </message>
    <message>
        <source>For connection, TLS and upgrade together; longer is a failed connect.</source>
        <translation>Für Verbindung, TLS und Upgrade zusammen; dauert es länger, ist der Verbindungsaufbau fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Workspace proxy</source>
        <translation>Workspace-Proxy</translation>
    </message>
    <message>
        <source>none: the deployment itself</source>
        <translation>keiner: die Bereitstellung selbst</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Mode of the terminal</source>
        <translation>Modus des Terminals</translation>
    </message>
    <message>
        <source>Raw: every byte comes back exactly and is compared. Line: the terminal&apos;s own echo, line by line, as Coder&apos;s own command does it.</source>
        <translation>Roh: Jedes Byte kommt genau so zurück und wird verglichen. Zeile: das eigene Echo des Terminals, Zeile für Zeile, wie bei Coders eigenem Befehl.</translation>
    </message>
    <message>
        <source>raw, every byte compared</source>
        <translation>roh, jedes Byte verglichen</translation>
    </message>
    <message>
        <source>line by line</source>
        <translation>zeilenweise</translation>
    </message>
    <message>
        <source>attached within</source>
        <translation>angebunden binnen</translation>
    </message>
    <message>
        <source>Time to attach</source>
        <translation>Zeit für das Anbinden</translation>
    </message>
    <message>
        <source>From the upgrade to the first sign of the terminal. The first one after a restart of the server may need 5 s.</source>
        <translation>Vom Upgrade bis zum ersten Zeichen des Terminals. Das erste nach einem Neustart des Servers kann 5 s brauchen.</translation>
    </message>
    <message>
        <source>Stalled after</source>
        <translation>Stockt nach</translation>
    </message>
    <message>
        <source>Ticks until a session counts as stalled</source>
        <translation>Takte, bis eine Sitzung als stockend gilt</translation>
    </message>
    <message>
        <source>A session that gets no byte for so many ticks is a disconnect. By itself: 50 ticks, but at least 10 s.</source>
        <translation>Eine Sitzung, die so viele Takte lang kein Byte erhält, gilt als Verbindungsabbruch. Automatisch: 50 Takte, aber mindestens 10 s.</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>ticks without a byte</source>
        <translation>Takten ohne Byte</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Wieder verbinden</translation>
    </message>
    <message>
        <source>A lost session attaches to its terminal again, as a browser does, and its recovery is measured.</source>
        <translation>Eine verlorene Sitzung bindet sich wieder an ihr Terminal an, wie ein Browser es tut, und ihre Erholung wird gemessen.</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Sessions at once</source>
        <translation>Gleichzeitige Sitzungen</translation>
    </message>
    <message>
        <source>So many sessions run together, the others after them, each for the whole duration. All together is nearly always what is meant.</source>
        <translation>So viele Sitzungen laufen zusammen, die anderen danach, jede über die ganze Dauer. Gemeint ist fast immer: alle zusammen.</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>Zeitgrenzen</translation>
    </message>
    <message>
        <source>Time for one session</source>
        <translation>Zeit für eine Sitzung</translation>
    </message>
    <message>
        <source>Ends a session that lasts longer than this.</source>
        <translation>Beendet eine Sitzung, die länger dauert.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>each,</source>
        <translation>einzeln,</translation>
    </message>
    <message>
        <source>Time for the scenario</source>
        <translation>Zeit für das Szenario</translation>
    </message>
    <message>
        <source>Ends the whole scenario after this time.</source>
        <translation>Beendet das ganze Szenario nach dieser Zeit.</translation>
    </message>
    <message>
        <source>for all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>How fast the load grows: how many sessions connect to the deployment each second.</source>
        <translation>Wie schnell die Last wächst: wie viele Sitzungen sich je Sekunde mit dem Deployment verbinden.</translation>
    </message>
    <message>
        <source>How long the scenario goes on, from its planned start.</source>
        <translation>Wie lange das Szenario dauert, ab seinem geplanten Beginn.</translation>
    </message>
    <message>
        <source>dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>What its people do</source>
        <translation>Was seine Leute tun</translation>
    </message>
    <message>
        <source>their workspaces</source>
        <translation>ihre Workspaces</translation>
    </message>
    <message>
        <source>The list of the person&apos;s own workspaces, asked for again each 30 s. Each journey begins there.</source>
        <translation>Die Liste der eigenen Workspaces, alle 30 s neu erfragt. Jeder Weg beginnt dort.</translation>
    </message>
    <message>
        <source>a workspace</source>
        <translation>ein Workspace</translation>
    </message>
    <message>
        <source>One workspace, with the streams that its page watches.</source>
        <translation>Ein Workspace, mit den Strömen, die seine Seite beobachtet.</translation>
    </message>
    <message>
        <source>its build</source>
        <translation>sein Build</translation>
    </message>
    <message>
        <source>The latest build of the workspace, with its log.</source>
        <translation>Der letzte Build des Workspace, mit seinem Protokoll.</translation>
    </message>
    <message>
        <source>templates</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>The list of templates.</source>
        <translation>Die Liste der Templates.</translation>
    </message>
    <message>
        <source>a template</source>
        <translation>ein Template</translation>
    </message>
    <message>
        <source>One template, with its active version.</source>
        <translation>Ein Template, mit seiner aktiven Version.</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>The list of users. Only administrators open it.</source>
        <translation>Die Liste der Benutzer. Nur Verwalter öffnen sie.</translation>
    </message>
    <message>
        <source>health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The health of the deployment, which it examines anew. Only administrators open it.</source>
        <translation>Der Zustand der Bereitstellung, die sich dabei neu untersucht. Nur Verwalter öffnen ihn.</translation>
    </message>
    <message>
        <source>A page each</source>
        <translation>Eine Seite alle</translation>
    </message>
    <message>
        <source>From page to page</source>
        <translation>Von Seite zu Seite</translation>
    </message>
    <message>
        <source>How long a person stays on a page, whether it is complete or not.</source>
        <translation>Wie lange jemand auf einer Seite bleibt, ob sie vollständig ist oder nicht.</translation>
    </message>
    <message>
        <source>More or less</source>
        <translation>Mehr oder weniger</translation>
    </message>
    <message>
        <source>Each stay is longer or shorter by up to this much. It must be less than the stay itself.</source>
        <translation>Um so viel ist jeder Aufenthalt höchstens länger oder kürzer. Es muss weniger sein als der Aufenthalt selbst.</translation>
    </message>
    <message>
        <source>Administrators</source>
        <translation>Verwalter</translation>
    </message>
    <message>
        <source>So many of the people work with the token of this deployment&apos;s connection, and open the pages of administrators too.</source>
        <translation>So viele der Leute arbeiten mit dem Token der Verbindung zu dieser Bereitstellung und öffnen auch die Seiten der Verwalter.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Pages, by weight</source>
        <translation>Seiten, nach Gewicht</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>within</source>
        <translation>binnen</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>Zeit für eine Antwort</translation>
    </message>
    <message>
        <source>For one request; longer is a failed one.</source>
        <translation>Für eine Anfrage; dauert sie länger, ist sie fehlgeschlagen.</translation>
    </message>
    <message>
        <source>chance from seed</source>
        <translation>Zufall aus Keim</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Keim</translation>
    </message>
    <message>
        <source>The same seed gives the same pages at the same times, so that runs can be compared.</source>
        <translation>Derselbe Keim ergibt dieselben Seiten zu denselben Zeiten, damit Läufe vergleichbar sind.</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Slug of the app</source>
        <translation>Slug der App</translation>
    </message>
    <message>
        <source>Which app of the template is used, by its slug.</source>
        <translation>Welche App des Templates benutzt wird, nach ihrem Slug.</translation>
    </message>
    <message>
        <source>What the app does</source>
        <translation>Was die App tut</translation>
    </message>
    <message>
        <source>Echo: every byte comes back and is compared. Read: the app sends on its own, nothing is sent to it. Discard: it takes all and answers nothing. Requests: plain ones, one a tick.</source>
        <translation>Echo: Jedes Byte kommt zurück und wird verglichen. Lesen: Die App sendet von sich aus, ihr wird nichts gesendet. Verwerfen: Sie nimmt alles und antwortet nichts. Anfragen: einfache, eine je Takt.</translation>
    </message>
    <message>
        <source>echoes</source>
        <translation>gibt zurück</translation>
    </message>
    <message>
        <source>sends on its own</source>
        <translation>sendet von sich aus</translation>
    </message>
    <message>
        <source>discards</source>
        <translation>verwirft</translation>
    </message>
    <message>
        <source>answers requests</source>
        <translation>beantwortet Anfragen</translation>
    </message>
    <message>
        <source>Asked for at</source>
        <translation>Erreicht über</translation>
    </message>
    <message>
        <source>Address of the app</source>
        <translation>Adresse der App</translation>
    </message>
    <message>
        <source>As the template says, below the deployment&apos;s path, or at a host of its own below the deployment&apos;s wildcard address.</source>
        <translation>Wie das Template sagt, unter dem Pfad des Deployments oder unter einem eigenen Hostnamen der Wildcard-Adresse des Deployments.</translation>
    </message>
    <message>
        <source>its stated address</source>
        <translation>ihre angegebene Adresse</translation>
    </message>
    <message>
        <source>the deployment&apos;s path</source>
        <translation>den Pfad des Deployments</translation>
    </message>
    <message>
        <source>a host of its own</source>
        <translation>einen eigenen Host</translation>
    </message>
    <message>
        <source>Path in the app</source>
        <translation>Pfad in der App</translation>
    </message>
    <message>
        <source>What is asked for below the app&apos;s own address, query included.</source>
        <translation>Was unter der Adresse der App angefragt wird, mit Abfrage.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Method of a request</source>
        <translation>Methode einer Anfrage</translation>
    </message>
    <message>
        <source>A post has a body of as many bytes as a tick.</source>
        <translation>Ein POST hat einen Rumpf von so vielen Bytes wie ein Takt.</translation>
    </message>
    <message>
        <source>get</source>
        <translation>GET</translation>
    </message>
    <message>
        <source>post the bytes of a tick</source>
        <translation>POST mit den Bytes eines Takts</translation>
    </message>
    <message>
        <source>answered within</source>
        <translation>beantwortet innerhalb von</translation>
    </message>
    <message>
        <source>Time to answer a request</source>
        <translation>Zeit für eine Antwort</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Bytes of a message</source>
        <translation>Bytes einer Nachricht</translation>
    </message>
    <message>
        <source>A tick is sent in WebSocket messages of so many bytes.</source>
        <translation>Ein Takt wird in WebSocket-Nachrichten von so vielen Bytes gesendet.</translation>
    </message>
    <message>
        <source>a tick in one</source>
        <translation>ein Takt in einer</translation>
    </message>
    <message>
        <source>Each sends</source>
        <translation>Jede sendet</translation>
    </message>
    <message>
        <source>Terminals and apps are opened at this workspace proxy rather than at the deployment itself.</source>
        <translation>Terminals und Apps werden an diesem Workspace-Proxy geöffnet statt am Deployment selbst.</translation>
    </message>
    <message>
        <source>workspace app</source>
        <translation>Workspace-App</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Shape of the load</source>
        <translation>Verlauf der Last</translation>
    </message>
    <message>
        <source>How the load goes on over the duration: the picture beside the form shows it.</source>
        <translation>Wie sich die Last über die Dauer entwickelt: Das Bild neben dem Formular zeigt es.</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>gleichbleibend</translation>
    </message>
    <message>
        <source>ramp</source>
        <translation>ansteigend</translation>
    </message>
    <message>
        <source>five steps</source>
        <translation>fünf Stufen</translation>
    </message>
    <message>
        <source>spike</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>soak</source>
        <translation>Dauerlast</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Stages of the load</source>
        <translation>Abschnitte der Last</translation>
    </message>
    <message>
        <source>How long and how much, as in &quot;1m 50%, 30s to 100%&quot;: with &quot;to&quot; the level is reached evenly, without it is there at once.</source>
        <translation>Wie lange und wie viel, etwa „1m 50%, 30s to 100%“: Mit „to“ wird die Höhe gleichmäßig erreicht, ohne ist sie sofort da.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model of the load</source>
        <translation>Modell der Last</translation>
    </message>
    <message>
        <source>Closed: so many sessions at once. Open: so many new ones a second, each for a fixed time, however many are there.</source>
        <translation>Geschlossen: so viele Sitzungen zugleich. Offen: so viele neue in der Sekunde, jede für eine feste Zeit, gleich wie viele da sind.</translation>
    </message>
    <message>
        <source>closed: sessions at once</source>
        <translation>geschlossen: Sitzungen zugleich</translation>
    </message>
    <message>
        <source>open: new sessions a second</source>
        <translation>offen: neue Sitzungen je Sekunde</translation>
    </message>
    <message>
        <source>New sessions</source>
        <translation>Neue Sitzungen</translation>
    </message>
    <message>
        <source>New sessions a second</source>
        <translation>Neue Sitzungen je Sekunde</translation>
    </message>
    <message>
        <source>How many sessions begin each second at the full load.</source>
        <translation>Wie viele Sitzungen bei voller Last in jeder Sekunde beginnen.</translation>
    </message>
    <message>
        <source>a second, each for</source>
        <translation>je Sekunde, jede für</translation>
    </message>
    <message>
        <source>Length of a session</source>
        <translation>Länge einer Sitzung</translation>
    </message>
    <message>
        <source>How long each session lasts.</source>
        <translation>Wie lange jede Sitzung dauert.</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>ticks later by up to</source>
        <translation>Takte später um bis zu</translation>
    </message>
    <message>
        <source>Jitter of ticks</source>
        <translation>Jitter der Takte</translation>
    </message>
    <message>
        <source>Each tick comes later by up to this share of the interval; that is its planned time then.</source>
        <translation>Jeder Takt kommt um bis zu diesem Anteil des Intervalls später; das ist dann seine geplante Zeit.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed of the load</source>
        <translation>Startwert der Last</translation>
    </message>
    <message>
        <source>The same seed makes the same load. 0 draws one when the run starts, and keeps it.</source>
        <translation>Derselbe Startwert macht dieselbe Last. 0 zieht beim Start des Laufs einen und behält ihn.</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezogen</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Gesehen von</translation>
    </message>
    <message>
        <source>What makes the requests</source>
        <translation>Was die Anfragen stellt</translation>
    </message>
    <message>
        <source>Requests: those that a browser was seen to make, for thousands of people. Browsers: a real Chromium for each person, 48 at most, with the times until pages are there.</source>
        <translation>Anfragen: die, die ein Browser nachweislich stellt, für Tausende von Personen. Browser: ein echtes Chromium je Person, höchstens 48, mit den Zeiten, bis Seiten da sind.</translation>
    </message>
    <message>
        <source>a browser&apos;s requests</source>
        <translation>den Anfragen eines Browsers</translation>
    </message>
    <message>
        <source>real browsers</source>
        <translation>echten Browsern</translation>
    </message>
    <message>
        <source>without windows</source>
        <translation>ohne Fenster</translation>
    </message>
    <message>
        <source>Off: each browser shows its window on this machine&apos;s screen, which takes more of it.</source>
        <translation>Aus: Jeder Browser zeigt sein Fenster auf dem Bildschirm dieses Rechners, was mehr von ihm verlangt.</translation>
    </message>
    <message>
        <source>What each session sends at each tick. A web terminal, an app that echoes and SSH give it back.</source>
        <translation>Was jede Sitzung bei jedem Takt sendet. Ein Web-Terminal, eine App mit Echo und SSH geben es zurück.</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>They type into web terminals, look at the dashboard with the requests that a browser makes there, use an app of their workspace, or run a command over SSH, by the deployment&apos;s relay.</source>
        <translation>Sie tippen in Web-Terminals, sehen sich das Dashboard mit den Anfragen eines Browsers an, benutzen eine App ihres Workspaces oder führen über SSH einen Befehl aus, über das Relay der Bereitstellung.</translation>
    </message>
</context>
<context>
    <name>plimsoll::SearchPane</name>
    <message>
        <source>The search begins when its first workspaces are there.</source>
        <translation>Die Suche beginnt, wenn ihre ersten Workspaces da sind.</translation>
    </message>
    <message>
        <source>carries %L1</source>
        <translation>trägt %L1</translation>
    </message>
    <message>
        <source>breaks at %L1</source>
        <translation>bricht bei %L1</translation>
    </message>
    <message numerus="yes">
        <source>%n level(s) judged</source>
        <translation>
            <numerusform>%n Stufe beurteilt</numerusform>
            <numerusform>%n Stufen beurteilt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Level: %Ln workspace(s)</source>
        <translation>
            <numerusform>Stufe: %Ln Workspace</numerusform>
            <numerusform>Stufe: %Ln Workspaces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plimsoll::SecondsModel</name>
    <message>
        <source>Second</source>
        <translation>Sekunde</translation>
    </message>
</context>
<context>
    <name>plimsoll::SessionModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>wird verbunden</translation>
    </message>
    <message>
        <source>attaching</source>
        <translation>wird angebunden</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>wird geschlossen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Workspace</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Last round trip</source>
        <translation>Letzte Umlaufzeit</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>Echoed of due</source>
        <translation>Zurückgekommen von fällig</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>plimsoll::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Changes at once.</source>
        <translation>Ändert sich sofort.</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the system writes them</source>
        <translation>Wie das System sie schreibt</translation>
    </message>
    <message>
        <source>1 234.5 and 2026-11-24 13:05</source>
        <translation>1 234.5 und 2026-11-24 13:05</translation>
    </message>
    <message>
        <source>For what is shown from now on. Files are always written in one form.</source>
        <translation>Für das, was von jetzt an gezeigt wird. Dateien werden immer in einer Form geschrieben.</translation>
    </message>
    <message>
        <source>&amp;Numbers and times</source>
        <translation>&amp;Zahlen und Zeiten</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Runs and profiles</source>
        <translation>Läufe und Profile</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderen wählen…</translation>
    </message>
    <message>
        <source>Use the usual one</source>
        <translation>Den üblichen nehmen</translation>
    </message>
    <message>
        <source>From the next start</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Throw old runs away</source>
        <translation>Alte Läufe wegwerfen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>After </source>
        <translation>Nach </translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tagen</translation>
    </message>
    <message>
        <source>At each start, runs that ended longer ago go to the trash, from where they can be put back. A baseline stays, and so does a run that left something on a deployment.</source>
        <translation>Bei jedem Start kommen Läufe, die länger zurückliegen, in den Papierkorb, aus dem sie zurückgeholt werden können. Eine Referenz bleibt, und ebenso ein Lauf, der etwas auf einer Bereitstellung zurückließ.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Warnings only</source>
        <translation>Nur Warnungen</translation>
    </message>
    <message>
        <source>Runs and clean-ups</source>
        <translation>Läufe und Aufräumen</translation>
    </message>
    <message>
        <source>All details</source>
        <translation>Alle Einzelheiten</translation>
    </message>
    <message>
        <source>What is written from now on. Tokens are blacked out.</source>
        <translation>Was von jetzt an geschrieben wird. Token werden geschwärzt.</translation>
    </message>
    <message>
        <source>&amp;What is written</source>
        <translation>&amp;Was geschrieben wird</translation>
    </message>
    <message>
        <source>Log folder</source>
        <translation>Protokollordner</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open folder: %1</source>
        <translation>Ordner öffnen: %1</translation>
    </message>
    <message>
        <source>Everything that Plimsoll keeps is here, but for tokens and these settings.</source>
        <translation>Alles, was Plimsoll aufbewahrt, ist hier, außer Token und diesen Einstellungen.</translation>
    </message>
    <message>
        <source>The next start without --data-dir uses %1. Nothing is moved: what is here now stays here.</source>
        <translation>Der nächste Start ohne --data-dir benutzt %1. Nichts wird verschoben: Was jetzt hier ist, bleibt hier.</translation>
    </message>
</context>
<context>
    <name>plimsoll::Sheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Was sie tun</translation>
    </message>
    <message>
        <source>About Plimsoll</source>
        <translation>Über Plimsoll</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>plimsoll::SteeringRow</name>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>−10 %</source>
        <translation>−10 %</translation>
    </message>
    <message>
        <source>A tenth less than now.</source>
        <translation>Ein Zehntel weniger als jetzt.</translation>
    </message>
    <message>
        <source>+10 %</source>
        <translation>+10 %</translation>
    </message>
    <message>
        <source>A tenth more than now.</source>
        <translation>Ein Zehntel mehr als jetzt.</translation>
    </message>
    <message>
        <source>Level of the load</source>
        <translation>Höhe der Last</translation>
    </message>
    <message>
        <source>Of the plan&apos;s full load; it stays there.</source>
        <translation>Von der vollen Last des Plans; sie bleibt dort.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Set level</source>
        <translation>Höhe setzen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>The load stays as it is now, whatever its shape.</source>
        <translation>Die Last bleibt, wie sie jetzt ist, gleich welche Form sie hat.</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>Nächste Stufe</translation>
    </message>
    <message>
        <source>The next stage of the load begins now.</source>
        <translation>Die nächste Stufe der Last beginnt jetzt.</translation>
    </message>
    <message>
        <source>Pause load</source>
        <translation>Last anhalten</translation>
    </message>
    <message>
        <source>Connections stay, and nothing is sent until you continue.</source>
        <translation>Die Verbindungen bleiben, und nichts wird gesendet, bis Sie fortsetzen.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Ends a pause; otherwise the load goes back to its shape.</source>
        <translation>Beendet eine Pause; sonst kehrt die Last zu ihrer Form zurück.</translation>
    </message>
</context>
<context>
    <name>plimsoll::TargetForm</name>
    <message>
        <source>Deployment and template</source>
        <translation>Bereitstellung und Template</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Bereitstellung</translation>
    </message>
    <message>
        <source>The Coder deployment that Start runs the plan against. It is no part of the plan: the same plan can be run against any.</source>
        <translation>Die Coder-Bereitstellung, gegen die „Starten“ den Plan ausführt. Sie gehört nicht zum Plan: Derselbe Plan lässt sich gegen jede ausführen.</translation>
    </message>
    <message>
        <source>Connect a deployment…</source>
        <translation>Bereitstellung verbinden…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>name of a template</source>
        <translation>Name eines Templates</translation>
    </message>
    <message>
        <source>What the workspaces are made from, by name or id: one that is like what people work with.</source>
        <translation>Woraus die Workspaces erstellt werden, nach Name oder ID: eines, das dem ähnelt, womit gearbeitet wird.</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Where the users and workspaces belong, by name or id.</source>
        <translation>Wohin die Benutzer und Workspaces gehören, nach Name oder ID.</translation>
    </message>
    <message>
        <source>the template&apos;s</source>
        <translation>die des Templates</translation>
    </message>
    <message>
        <source>Parameter file</source>
        <translation>Parameterdatei</translation>
    </message>
    <message>
        <source>A file with values for the template&apos;s parameters, JSON or YAML. Those above win over it.</source>
        <translation>Eine Datei mit Werten für die Parameter des Templates, JSON oder YAML. Die Werte oben haben Vorrang.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Parameters (*.json *.yaml *.yml)</source>
        <translation>Parameter (*.json *.yaml *.yml)</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>keine gewählt</translation>
    </message>
    <message>
        <source>asking %1 …</source>
        <translation>%1 wird abgefragt …</translation>
    </message>
    <message>
        <source>not on this deployment</source>
        <translation>nicht auf dieser Bereitstellung</translation>
    </message>
    <message>
        <source>how long a build takes is not known</source>
        <translation>wie lange ein Build dauert, ist nicht bekannt</translation>
    </message>
    <message>
        <source>a build takes about %1</source>
        <translation>ein Build dauert etwa %1</translation>
    </message>
</context>
<context>
    <name>plimsoll::TimelinePanel</name>
    <message>
        <source>Charts of the run over time</source>
        <translation>Diagramme des Laufs im Zeitverlauf</translation>
    </message>
    <message>
        <source>Last 5 min</source>
        <translation>Letzte 5 min</translation>
    </message>
    <message>
        <source>Shows the latest seconds, and goes on with them.</source>
        <translation>Zeigt die letzten Sekunden und läuft mit ihnen weiter.</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>Shows the traffic from its first to its planned last second.</source>
        <translation>Zeigt den Verkehr von seiner ersten bis zu seiner geplanten letzten Sekunde.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The same seconds as a table (%1).</source>
        <translation>Dieselben Sekunden als Tabelle (%1).</translation>
    </message>
    <message>
        <source>Events and failures are those of this second. Shows all of them again.</source>
        <translation>Ereignisse und Fehlschläge sind die dieser Sekunde. Zeigt wieder alle.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Fewer seconds (+, or the wheel, or drag over them).</source>
        <translation>Weniger Sekunden (+, das Mausrad oder darüberziehen).</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>More seconds (−, or the wheel).</source>
        <translation>Mehr Sekunden (− oder das Mausrad).</translation>
    </message>
    <message>
        <source>Seconds of the run</source>
        <translation>Sekunden des Laufs</translation>
    </message>
    <message>
        <source>At the cursor: %1</source>
        <translation>Am Zeiger: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Zoomed to %1 – %2. Esc goes back.</source>
        <translation>Vergrößert auf %1 – %2. Esc führt zurück.</translation>
    </message>
    <message>
        <source>Shaded: a goal was broken. Hatched: this machine was late.</source>
        <translation>Schattiert: Ein Ziel war verletzt. Schraffiert: Dieser Rechner war im Verzug.</translation>
    </message>
    <message>
        <source>Showing %1 · show all</source>
        <translation>Gezeigt: %1 · alle anzeigen</translation>
    </message>
    <message>
        <source>The last second</source>
        <translation>Die letzte Sekunde</translation>
    </message>
</context>
<context>
    <name>plimsoll::TrafficForm</name>
    <message>
        <source>The run creates workspaces and sends nothing: add a scenario for traffic.</source>
        <translation>Der Lauf erstellt Workspaces und sendet nichts: Fügen Sie für Verkehr ein Szenario hinzu.</translation>
    </message>
    <message>
        <source>Add scenario</source>
        <translation>Szenario hinzufügen</translation>
    </message>
    <message>
        <source>One more group of simulated people, with a load of its own.</source>
        <translation>Eine weitere Gruppe simulierter Personen, mit eigener Last.</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation>
            <numerusform>%n Sitzung</numerusform>
            <numerusform>%n Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 % of %L2 in use</source>
        <translation>%L1 % von %L2 in Verwendung</translation>
    </message>
</context>
</TS>
