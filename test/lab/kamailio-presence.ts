/** What Kamailio needs to tell watchers about calls (RFC 4235): it sees the dialogs itself and publishes them to itself. */
export const PRESENCE_MODULES = [
  ...['dialog', 'db_text', 'presence', 'presence_xml', 'presence_dialoginfo'],
  ...['pua', 'pua_dialoginfo', 'textopsx'],
]
/** Tables that have to be there, as Debian's package brings them. */
export const PRESENCE_TABLES = ['version', 'presentity', 'active_watchers', 'watchers', 'pua', 'xcap']

export function presenceParameters(dir: string, udpPort: number): string {
  const address = `sip:127.0.0.1:${udpPort}`
  return `modparam("dialog", "db_mode", 0)
modparam("dialog", "track_cseq_updates", 0)
modparam("presence|presence_xml|pua", "db_url", "text://${dir}/dbtext")
modparam("presence", "server_address", "sip:presence@127.0.0.1:${udpPort}")
modparam("presence", "send_fast_notify", 1)
modparam("presence", "db_update_period", 20)
modparam("presence", "clean_period", 30)
modparam("presence", "min_expires", 5)
modparam("presence_xml", "force_active", 1)
modparam("presence_dialoginfo", "force_single_dialog", 0)
modparam("pua", "outbound_proxy", "${address}")
modparam("pua_dialoginfo", "include_callid", 1)
modparam("pua_dialoginfo", "include_tags", 1)
modparam("pua_dialoginfo", "caller_confirmed", 0)`
}

/** Behind the check of who asks. */
export const PRESENCE_ROUTE = `  if (is_method("PUBLISH")) { t_newtran(); handle_publish(); exit; }
  if (is_method("SUBSCRIBE") && $hdr(Event) =~ "dialog") {
    # What NOTIFY is sent to: the connection it came on.
    fix_nated_contact();
    msg_apply_changes();
    t_newtran();
    handle_subscribe();
    exit;
  }
  if (is_method("INVITE")) { dlg_manage(); setflag(1); }`

export const PRESENCE_IN_DIALOG = `  if (is_method("SUBSCRIBE") && uri == myself) { t_newtran(); handle_subscribe(); exit; }`
/** It publishes to itself without a password. */
export const PRESENCE_AUTH = `  if (is_method("PUBLISH") && src_ip == myself) return;`
