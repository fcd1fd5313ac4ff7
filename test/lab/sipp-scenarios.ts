/** What a scripted phone does with a call; `mailbox` takes subscriptions to message counts (RFC 3842). */
export type SippRole = 'busy' | 'decline' | 'no-answer' | 'early' | 'forked' | 'taker' | 'ringer' | 'mailbox'

const SDP = [
  'v=0',
  'o=peer 1 1 IN IP4 [local_ip]',
  's=-',
  'c=IN IP4 [media_ip]',
  't=0 0',
  'm=audio [media_port] RTP/AVP 8 101',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
]

/** An answer to the last request; `tagged`: the To gets our tag, which a request in a dialog has already. */
function answer(
  status: string,
  options: { sdp?: boolean; tagged?: boolean; extra?: readonly string[] } = {},
): string {
  return send([
    `SIP/2.0 ${status}`,
    '[last_Via:]',
    '[last_From:]',
    options.tagged === false ? '[last_To:]' : '[last_To:];tag=[pid]p[call_number]',
    '[last_Call-ID:]',
    '[last_CSeq:]',
    '[last_Record-Route:]',
    'Contact: <sip:peer@[local_ip]:[local_port];transport=udp>',
    ...(options.extra ?? []),
    ...(options.sdp === true
      ? ['Content-Type: application/sdp', 'Content-Length: [len]', '', ...SDP]
      : ['Content-Length: 0', '']),
  ])
}

function send(lines: readonly string[]): string {
  return `<send><![CDATA[\n${lines.join('\n')}\n\n]]></send>`
}

const recv = (method: string, attributes = ''): string => `<recv request="${method}" ${attributes}/>`
const pause = (ms: number): string => `<pause milliseconds="${ms}"/>`
const scenario = (...steps: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="peer">\n${steps.join('\n')}\n</scenario>\n`
const refused = (status: string): string => scenario(recv('INVITE'), answer(status), recv('ACK'))
const INVITED = recv('INVITE', 'rrs="true"')

const TALK = '<nop><action><exec rtp_stream="@AUDIO@,-1,8,PCMA/8000"/></action></nop>'
/** A CANCEL has one Via; the 487 is about the INVITE, whose Vias are kept from it. */
const CANCELLABLE = `<recv request="INVITE" rrs="true"><action>
<ereg regexp=".*" search_in="hdr" header="Via:" occurrence="1" assign_to="v1"/>
<ereg regexp=".*" search_in="hdr" header="Via:" occurrence="2" assign_to="v2"/>
<ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="cs"/>
</action></recv>`
const CANCELLED = [
  recv('CANCEL'),
  answer('200 OK'),
  send([
    'SIP/2.0 487 Request Terminated',
    'Via:[$v1]',
    'Via:[$v2]',
    '[last_From:]',
    '[last_To:];tag=[pid]p[call_number]',
    '[last_Call-ID:]',
    'CSeq:[$cs]',
    'Content-Length: 0',
    '',
  ]),
  recv('ACK'),
]

export const SIPP_SCENARIOS: Readonly<Record<SippRole, string>> = {
  busy: refused('486 Busy Here'),
  decline: refused('603 Decline'),
  'no-answer': scenario(
    INVITED,
    answer('180 Ringing'),
    pause(2000),
    answer('480 Temporarily Unavailable'),
    recv('ACK'),
  ),
  early: scenario(
    INVITED,
    answer('183 Session Progress', { sdp: true }),
    TALK,
    pause(5000),
    answer('200 OK', { sdp: true }),
    recv('ACK'),
    recv('BYE'),
    answer('200 OK', { tagged: false }),
  ),
  // Two phones of one call: the first to say something, and the one that says something else and takes the call.
  forked: scenario(CANCELLABLE, answer('183 Session Progress', { sdp: true }), TALK, ...CANCELLED),
  taker: scenario(
    INVITED,
    pause(2500),
    answer('183 Session Progress', { sdp: true }),
    TALK,
    pause(2500),
    answer('200 OK', { sdp: true }),
    recv('ACK'),
    recv('BYE'),
    answer('200 OK', { tagged: false }),
  ),
  ringer: scenario(CANCELLABLE, answer('180 Ringing'), ...CANCELLED),
  mailbox: scenario(
    '<recv request="SUBSCRIBE" rrs="true"><action>' +
      '<ereg regexp="tag=([^;]*)" search_in="hdr" header="From:" assign_to="whole,tag"/>' +
      '<ereg regexp="&lt;([^&gt;]*)&gt;" search_in="hdr" header="From:" assign_to="all,theirs"/>' +
      '<ereg regexp="&lt;([^&gt;]*)&gt;" search_in="hdr" header="To:" assign_to="every,ours"/>' +
      '</action></recv>',
    '<Reference variables="whole,all,every"/>',
    answer('200 OK', { extra: ['Expires: 3600'] }),
    send([
      'NOTIFY [next_url] SIP/2.0',
      'Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]',
      'Max-Forwards: 70',
      '[routes]',
      'From: <[$ours]>;tag=[pid]p[call_number]',
      'To: <[$theirs]>;tag=[$tag]',
      '[last_Call-ID:]',
      'CSeq: 1 NOTIFY',
      'Contact: <sip:peer@[local_ip]:[local_port];transport=udp>',
      'Event: message-summary',
      'Subscription-State: active;expires=3600',
      'Content-Type: application/simple-message-summary',
      'Content-Length: [len]',
      '',
      'Messages-Waiting: yes',
      'Voice-Message: 2/5 (0/0)',
    ]),
    '<recv response="200"/>',
  ),
}
