<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context><name>Explorer</name>
<message numerus="yes"><source> and %n more</source><translation><numerusform> and %n more</numerusform><numerusform> and %n more</numerusform></translation></message>
<message numerus="yes"><source>%n claim(s)</source><translation><numerusform>%n claim</numerusform><numerusform>%n claims</numerusform></translation></message>
<message numerus="yes"><source>%n document(s)</source><translation><numerusform>%n document</numerusform><numerusform>%n documents</numerusform></translation></message>
<message numerus="yes"><source>%n fit(s)</source><translation><numerusform>%n fit</numerusform><numerusform>%n fits</numerusform></translation></message>
<message numerus="yes"><source>%n link(s)</source><translation><numerusform>%n link</numerusform><numerusform>%n links</numerusform></translation></message>
<message numerus="yes"><source>%n link(s) around it</source><translation><numerusform>%n link around it</numerusform><numerusform>%n links around it</numerusform></translation></message>
<message numerus="yes"><source>%n more</source><translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation></message>
<message numerus="yes"><source>%n other case(s)</source><translation><numerusform>%n other case</numerusform><numerusform>%n other cases</numerusform></translation></message>
<message numerus="yes"><source>%n passage(s)</source><translation><numerusform>%n passage</numerusform><numerusform>%n passages</numerusform></translation></message>
<message numerus="yes"><source>; and %n more</source><translation><numerusform>; and %n more</numerusform><numerusform>; and %n more</numerusform></translation></message>
<message numerus="yes"><source>At most %n link(s) away</source><translation><numerusform>At most %n link away</numerusform><numerusform>At most %n links away</numerusform></translation></message>
<message numerus="yes"><source>Group of %n</source><translation><numerusform>Group of %n</numerusform><numerusform>Group of %n</numerusform></translation></message>
<message numerus="yes"><source>Said in %n documents</source><translation><numerusform>Said in %n documents</numerusform><numerusform>Said in %n documents</numerusform></translation></message>
<message numerus="yes"><source>Show %n more link(s) of this document</source><translation><numerusform>Show %n more link of this document</numerusform><numerusform>Show %n more links of this document</numerusform></translation></message>
<message numerus="yes"><source>This file has %n problem(s):</source><translation><numerusform>This file has %n problem:</numerusform><numerusform>This file has %n problems:</numerusform></translation></message>
<message numerus="yes"><source>Touched by %n document(s) or claim(s)</source><translation><numerusform>Touched by %n document or claim</numerusform><numerusform>Touched by %n documents or claims</numerusform></translation></message>
<message numerus="yes"><source>covered %n time(s)</source><translation><numerusform>covered %n time</numerusform><numerusform>covered %n times</numerusform></translation></message>
<message numerus="yes"><source>covered in %n passage(s)</source><translation><numerusform>covered in %n passage</numerusform><numerusform>covered in %n passages</numerusform></translation></message>
<message numerus="yes"><source>{names} and %n other(s)</source><translation><numerusform>{names} and %n other</numerusform><numerusform>{names} and %n others</numerusform></translation></message>
</context>
<context><name>ProblemsDialog</name>
<message numerus="yes"><source>%n problem(s) in the content; everything else is loaded.</source><translation><numerusform>%n problem in the content; everything else is loaded.</numerusform><numerusform>%n problems in the content; everything else is loaded.</numerusform></translation></message>
</context>
<context><name>SearchView</name>
<message numerus="yes"><source>%n document(s)</source><translation><numerusform>%n document</numerusform><numerusform>%n documents</numerusform></translation></message>
<message numerus="yes"><source>%n passage(s)</source><translation><numerusform>%n passage</numerusform><numerusform>%n passages</numerusform></translation></message>
</context>
<context><name>StatusLine</name>
<message numerus="yes"><source>%n case(s)</source><translation><numerusform>%n case</numerusform><numerusform>%n cases</numerusform></translation></message>
<message numerus="yes"><source>%n claim(s)</source><translation><numerusform>%n claim</numerusform><numerusform>%n claims</numerusform></translation></message>
<message numerus="yes"><source>%n document(s)</source><translation><numerusform>%n document</numerusform><numerusform>%n documents</numerusform></translation></message>
<message numerus="yes"><source>%n error(s)</source><translation><numerusform>%n error</numerusform><numerusform>%n errors</numerusform></translation></message>
<message numerus="yes"><source>%n regulation(s)</source><translation><numerusform>%n regulation</numerusform><numerusform>%n regulations</numerusform></translation></message>
<message numerus="yes"><source>%n safeguard(s)</source><translation><numerusform>%n safeguard</numerusform><numerusform>%n safeguards</numerusform></translation></message>
<message numerus="yes"><source>%n source(s)</source><translation><numerusform>%n source</numerusform><numerusform>%n sources</numerusform></translation></message>
<message numerus="yes"><source>%n topic(s)</source><translation><numerusform>%n topic</numerusform><numerusform>%n topics</numerusform></translation></message>
<message numerus="yes"><source>%n warning(s)</source><translation><numerusform>%n warning</numerusform><numerusform>%n warnings</numerusform></translation></message>
</context>
</TS>
