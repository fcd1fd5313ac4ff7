/** Two peer connections in one page, the microphone between them; resolves with what arrived within `ms`. */
window.loopback = async (ms) => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()]
  from.onicecandidate = ({ candidate }) => candidate && to.addIceCandidate(candidate)
  to.onicecandidate = ({ candidate }) => candidate && from.addIceCandidate(candidate)
  stream.getTracks().forEach((track) => from.addTrack(track, stream))
  await from.setLocalDescription()
  await to.setRemoteDescription(from.localDescription)
  await to.setLocalDescription()
  await from.setRemoteDescription(to.localDescription)
  await new Promise((resolve) => {
    to.onconnectionstatechange = () => to.connectionState === 'connected' && resolve()
  })
  const received = async () => {
    for (const report of (await to.getStats()).values()) if (report.type === 'inbound-rtp') return report
    return { packetsReceived: 0, packetsLost: 0 } // nothing has come yet
  }
  const before = await received()
  await new Promise((resolve) => setTimeout(resolve, ms))
  const after = await received()
  from.close()
  to.close()
  return { packets: after.packetsReceived - before.packetsReceived, lost: after.packetsLost }
}
