@echo off
rem The command line (docs/cli.md).
"%~dp0..\..\sidetone.exe" --cli -- %*
