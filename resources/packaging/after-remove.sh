#!/bin/sh
# After a deb or rpm was removed; an upgrade comes here too, and its new version stays as it is.
set -e
root=${DPKG_ROOT:-}
case ${1:-} in
  upgrade | 1) exit 0 ;;
esac
rm -f "$root/usr/bin/${executable}"
if [ -z "$root" ] && [ -e '/etc/apparmor.d/${executable}' ]; then
  apparmor_parser --remove '/etc/apparmor.d/${executable}' >/dev/null 2>&1 || true
  rm -f '/etc/apparmor.d/${executable}'
fi
