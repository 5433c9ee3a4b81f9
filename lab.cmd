@echo off
rem Runs the lab's command line, after building it. Not tried on Windows yet.
rem   LAB_MAVEN_ARGS  more arguments for Maven
setlocal
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "OUT=%ROOT%\target\lab"
where java >nul 2>nul || (echo lab: no java found; install a JDK, 17 or newer 1>&2 & exit /b 2)
where mvn >nul 2>nul || (echo lab: no mvn found; install Maven, 3.8 or newer 1>&2 & exit /b 2)
if not exist "%OUT%" mkdir "%OUT%"
if not exist "%OUT%\build.classpath" echo building (the first time Maven downloads libraries; this takes a minute or two)... 1>&2
rem There is no quick way to see here what is stale, so Maven looks each time.
pushd "%ROOT%"
call mvn -B -q -ntp %LAB_MAVEN_ARGS% -pl visualizer -am -DskipTests compile dependency:build-classpath "-Dmdep.outputFile=%OUT%\build.classpath" >"%OUT%\build.log" 2>&1
if errorlevel 1 call mvn -B -q -ntp %LAB_MAVEN_ARGS% -pl visualizer -am -DskipTests "-Dlab.leaveOut=**/student/**" compile dependency:build-classpath "-Dmdep.outputFile=%OUT%\build.classpath" >"%OUT%\build.log" 2>&1
if errorlevel 1 (popd & type "%OUT%\build.log" 1>&2 & exit /b 2)
popd
set /p CLASSES=<"%OUT%\build.classpath"
rem A class path is longer than a line may be, so it goes through a file; there a backslash escapes.
set "CLASSES=%CLASSES:\=/%"
set "HERE=%ROOT:\=/%"
>"%OUT%\java.args" echo -cp "%HERE%/visualizer/target/classes;%CLASSES%"
java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --add-opens java.base/java.util=ALL-UNNAMED --add-opens java.base/java.util.concurrent=ALL-UNNAMED "-Dlab.root=%ROOT%" "@%OUT%\java.args" paxoslab.cli.Main %*
exit /b %ERRORLEVEL%
