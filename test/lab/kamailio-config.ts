import {
  PRESENCE_AUTH,
  PRESENCE_IN_DIALOG,
  PRESENCE_MODULES,
  PRESENCE_ROUTE,
  presenceParameters,
} from './kamailio-presence.ts'

export type KamailioTransport = 'udp' | 'tcp' | 'tls' | 'ws' | 'wss'

export type KamailioSettings = {
  readonly domain: string
  readonly dir: string
  /** Password by user name. */
  readonly users: Readonly<Record<string, string>>
  /** Port by transport; missing = that transport is not offered. UDP and TCP may share a number. */
  readonly ports: Readonly<Partial<Record<KamailioTransport, number>>>
  readonly algorithm: 'MD5' | 'SHA-256'
  /** Control port of rtpengine; null = media goes straight. */
  readonly rtpenginePort: number | null
  /** UDP ports on 127.0.0.1 of phones that do not register, by user name. */
  readonly peers: Readonly<Record<string, number>>
  /** Peers that ring together, by the name that is called. */
  readonly forks: Readonly<Record<string, readonly string[]>>
  /** The peer that answers subscriptions to mailboxes. */
  readonly mailbox: string | null
  /** Tell watchers about calls (RFC 4235). */
  readonly presence: boolean
}

/**
 * The configuration of the lab's registrar and proxy: digest for REGISTER and for calls of its own users, routing to
 * registered contacts, WebSocket (RFC 7118) and, when rtpengine is there, bridging between WebRTC and plain RTP.
 */
export function kamailioConfig(settings: KamailioSettings): string {
  const { ports } = settings
  const bridging = settings.rtpenginePort !== null
  const listen = [
    ports.udp === undefined ? [] : [`listen=udp:127.0.0.1:${ports.udp}`],
    ports.tcp === undefined ? [] : [`listen=tcp:127.0.0.1:${ports.tcp}`],
    ports.ws === undefined ? [] : [`listen=tcp:127.0.0.1:${ports.ws}`],
    ports.tls === undefined ? [] : [`listen=tls:127.0.0.1:${ports.tls}`],
    ports.wss === undefined ? [] : [`listen=tls:127.0.0.1:${ports.wss}`],
  ].flat()
  const modules = [
    ...[
      'kex',
      'corex',
      'ctl',
      'tm',
      'tmx',
      'sl',
      'rr',
      'pv',
      'maxfwd',
      'textops',
      'siputils',
      'sdpops',
      'xlog',
    ],
    ...['sanity', 'htable', 'auth', 'usrloc', 'registrar', 'nathelper', 'tls', 'xhttp', 'websocket'],
    ...(bridging ? ['rtpengine'] : []),
    ...(settings.presence ? PRESENCE_MODULES : []),
  ]
  const passwords = Object.entries(settings.users).map(([user, word]) => `  $sht(pw=>${user}) = "${word}";`)
  const peers = Object.entries(settings.peers).map(([user, port]) => `  $sht(peer=>${user}) = "${port}";`)
  const known = Object.keys(settings.users).map((user) => `  $sht(user=>${user}) = 1;`)

  return `#!KAMAILIO
debug=2
log_stderror=yes
children=2
tcp_children=2
auto_aliases=no
alias="${settings.domain}"
dns=no
rev_dns=no
dns_try_ipv6=no
enable_tls=yes
# The upgrade request of a WebSocket has no Content-Length.
tcp_accept_no_cl=yes
# Longer than the longest registration, or idle connections are cut.
tcp_connection_lifetime=3610
tcp_rd_buf_size=65536
tcp_send_timeout=5
tcp_connect_timeout=3
server_header="Server: lab"
user_agent_header="User-Agent: lab"
${listen.join('\n')}

${modules.map((name) => `loadmodule "${name}.so"`).join('\n')}

modparam("ctl", "binrpc", "unix:${settings.dir}/ctl.sock")
modparam("tm", "fr_timer", 5000)
modparam("tm", "fr_inv_timer", 40000)
modparam("htable", "htable", "pw=>size=8;")
modparam("htable", "htable", "user=>size=8;")
modparam("htable", "htable", "peer=>size=8;")
modparam("auth", "qop", "auth")
modparam("auth", "algorithm", "${settings.algorithm}")
modparam("auth", "nonce_expire", 300)
modparam("usrloc", "db_mode", 0)
# A dead WebSocket takes its binding along.
modparam("usrloc", "handle_lost_tcp", 1)
modparam("usrloc", "timer_interval", 5)
modparam("registrar", "max_contacts", 10)
modparam("registrar", "min_expires", 10)
modparam("registrar", "received_avp", "$avp(RECEIVED)")
modparam("nathelper", "received_avp", "$avp(RECEIVED)")
modparam("tls", "config", "${settings.dir}/tls.cfg")
modparam("xhttp", "url_match", "^/")
modparam("websocket", "keepalive_mechanism", 1)
modparam("websocket", "keepalive_timeout", 60)
modparam("websocket", "sub_protocols", 1)
${bridging ? `modparam("rtpengine", "rtpengine_sock", "udp:127.0.0.1:${String(settings.rtpenginePort)}")` : ''}
${bridging ? 'modparam("rtpengine", "extra_id_pv", "$avp(extra_id)")' : ''}

${settings.presence ? presenceParameters(settings.dir, ports.udp ?? 0) : ''}

event_route[htable:mod-init] {
${passwords.join('\n')}
${known.join('\n')}
${peers.join('\n')}
}

request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
  if (!sanity_check("17895", "7")) exit;
  force_rport();
  $avp(from_ws) = 0;
  if ($proto == "ws" || $proto == "wss") {
    $avp(from_ws) = 1;
    # A browser's Contact is an unreachable .invalid name: keep the connection it came on.
    if (is_method("REGISTER")) fix_nated_register();
    else if (is_present_hf("Contact")) add_contact_alias();
  }
  if (is_method("CANCEL")) {
    if (t_check_trans()) route(RELAY);
    exit;
  }
  if (!is_method("ACK")) {
    if (t_precheck_trans()) { t_check_trans(); exit; }
    t_check_trans();
  }
  if (has_totag()) { route(WITHINDLG); exit; }
  if (is_method("OPTIONS") && (uri == myself || $rU == $null)) { sl_send_reply("200", "OK"); exit; }
  route(AUTH);
  if (is_method("REGISTER")) {
    if (!save("location")) sl_reply_error();
    exit;
  }
  remove_hf("Route");
${settings.presence ? PRESENCE_ROUTE : ''}
  if (is_method("INVITE|SUBSCRIBE")) record_route();
${settings.mailbox === null ? '' : mailboxRoute(settings.mailbox)}
${Object.entries(settings.forks)
  .map(([user, together]) =>
    forkRoute(
      user,
      together.map((peer) => settings.peers[peer] ?? 0),
    ),
  )
  .join('\n')}
  if ($sht(peer=>$rU) != $null) {
    $du = "sip:127.0.0.1:" + $sht(peer=>$rU);
    route(RELAY);
  }
  if ($rU == $null) { sl_send_reply("484", "Address Incomplete"); exit; }
  # Another phone's Contact as the target, outside a dialog (Refer-To of an attended transfer).
  if (uri != myself) { handle_ruri_alias(); route(RELAY); }
  if (!lookup("location")) {
    if ($sht(user=>$rU) != $null) sl_send_reply("480", "Temporarily Unavailable");
    else sl_send_reply("404", "Not Found");
    exit;
  }
  route(RELAY);
}

route[AUTH] {
${settings.presence ? PRESENCE_AUTH : ''}
  if ($sht(user=>$fU) == $null) { sl_send_reply("403", "Forbidden"); exit; }
  if (is_method("REGISTER")) {
    if (!pv_www_authenticate("$fd", "$sht(pw=>$fU)", "0")) { www_challenge("$fd", "1"); exit; }
  } else {
    if (!pv_proxy_authenticate("$fd", "$sht(pw=>$fU)", "0")) { proxy_challenge("$fd", "1"); exit; }
    consume_credentials();
  }
  if ($au != $fU) { sl_send_reply("403", "Forbidden"); exit; }
}

route[WITHINDLG] {
  if (loose_route()) {
    if ($du == "") handle_ruri_alias();
    if (is_method("NOTIFY|REFER|INVITE|UPDATE")) record_route();
    route(RELAY);
    exit;
  }
${settings.presence ? PRESENCE_IN_DIALOG : ''}
  if (is_method("ACK")) {
    if (t_check_trans()) route(RELAY);
    exit;
  }
  sl_send_reply("404", "Not here");
}

route[RELAY] {
${bridging ? RELAY_BRIDGING : ''}
  if (!t_relay()) sl_reply_error();
  exit;
}
${bridging ? MEDIA_ROUTES : ''}
event_route[xhttp:request] {
  set_reply_close();
  set_reply_no_connect();
  if ($hdr(Upgrade) =~ "websocket" && $hdr(Connection) =~ "Upgrade" && $rm =~ "GET") {
    if (ws_handle_handshake()) exit;
  }
  xhttp_reply("404", "Not Found", "", "");
}
`
}

/** RFC 3261 16.6: one call to several phones at once. */
function forkRoute(user: string, ports: readonly number[]): string {
  const [first = 0, ...others] = ports
  const uri = (port: number) => `sip:${user}@127.0.0.1:${port}`
  return `  if ($rU == "${user}" && is_method("INVITE")) {
    $ru = "${uri(first)}";
${others.map((port) => `    append_branch("${uri(port)}");`).join('\n')}
    route(RELAY);
  }`
}

function mailboxRoute(peer: string): string {
  return `  if (is_method("SUBSCRIBE") && $hdr(Event) =~ "message-summary") {
    # What NOTIFY is sent to: a browser's Contact cannot be reached by its name.
    if ($avp(from_ws) == 0) fix_nated_contact();
    $du = "sip:127.0.0.1:" + $sht(peer=>${peer});
    route(RELAY);
  }`
}

const RELAY_BRIDGING = `  if (is_method("INVITE|UPDATE|ACK|PRACK|BYE|CANCEL") && !t_is_set("branch_route")) t_on_branch("MEDIA");
  if (is_method("INVITE|UPDATE|PRACK") && !t_is_set("onreply_route")) t_on_reply("MEDIA");
  if (is_method("INVITE") && !t_is_set("failure_route")) t_on_failure("FAIL");
  # A late offer is answered in the ACK.
  if (is_method("ACK") && has_body("application/sdp")) route(BRIDGE);
  if (is_method("BYE")) rtpengine_delete();`

const TO_PLAIN =
  'RTP/AVP ICE=remove DTLS=off SDES-off rtcp-mux-demux replace-origin replace-session-connection via-branch=extra'
const TO_WEBRTC =
  'UDP/TLS/RTP/SAVPF ICE=force DTLS=passive SDES-off rtcp-mux-offer generate-mid replace-origin replace-session-connection via-branch=extra'

/** Only when exactly one side is WebRTC does rtpengine sit between. */
const MEDIA_ROUTES = `
route[BRIDGE] {
  $var(to_ws) = 0;
  if ($ru =~ "transport=ws" || $du =~ "transport=ws") $var(to_ws) = 1;
  if ($avp(from_ws) == 1 && $var(to_ws) == 0) rtpengine_manage("${TO_PLAIN}");
  else if ($avp(from_ws) == 0 && $var(to_ws) == 1) rtpengine_manage("${TO_WEBRTC}");
}

branch_route[MEDIA] {
  if (is_method("INVITE|UPDATE|PRACK") && has_body("application/sdp")) {
    $avp(extra_id) = @via[1].branch + $T_branch_idx;
    route(BRIDGE);
  }
}

onreply_route[MEDIA] {
  $var(callee_ws) = 0;
  if ($proto == "ws" || $proto == "wss") { $var(callee_ws) = 1; add_contact_alias(); }
  if (status =~ "(18[0-9])|(2[0-9][0-9])" && has_body("application/sdp")) {
    $avp(extra_id) = @via[2].branch + $T_branch_idx;
    if ($avp(from_ws) == 1 && $var(callee_ws) == 0) rtpengine_manage("${TO_WEBRTC}");
    else if ($avp(from_ws) == 0 && $var(callee_ws) == 1) rtpengine_manage("${TO_PLAIN}");
  }
}

failure_route[FAIL] {
  if (t_is_canceled()) exit;
  rtpengine_delete();
}
`
