#!/bin/sh
# After a deb or rpm was unpacked. DPKG_ROOT is set when a system that does not run is being filled.
set -e
root=${DPKG_ROOT:-}
home='/opt/${sanitizedProductName}'

# The command of the terminal: the command line, or the app when there is no command.
mkdir -p "$root/usr/bin"
ln -sf "../..$home/resources/cli/${executable}" "$root/usr/bin/${executable}"

# The sandbox uses user namespaces where the kernel lets programs have them, else this helper with the rights of root.
if [ -e "$root$home/chrome-sandbox" ]; then
  if unshare --user true 2>/dev/null; then mode=0755; else mode=4755; fi
  chmod "$mode" "$root$home/chrome-sandbox"
fi

# Ubuntu 24.04 and later allow user namespaces by profile only.
profile="$root$home/resources/apparmor-profile"
if [ -z "$root" ] && [ -e "$profile" ] && apparmor_status --enabled >/dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
    cp -f "$profile" '/etc/apparmor.d/${executable}'
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi

if [ -z "$root" ]; then
  update-mime-database /usr/share/mime >/dev/null 2>&1 || true
  update-desktop-database /usr/share/applications >/dev/null 2>&1 || true
fi
