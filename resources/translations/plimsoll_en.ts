<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
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
        <source> · %n failed</source>
        <translation>
            <numerusform> · %n failed</numerusform>
            <numerusform> · %n failed</numerusform>
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
</context>
</TS>
