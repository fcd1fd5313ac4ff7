import { createSocket } from 'node:dgram'
import { once } from 'node:events'

/** A UDP path on which every third datagram is lost, in each direction. For one client. */
export async function startLossyRelay(serverPort: number) {
  const front = createSocket('udp4')
  const back = createSocket('udp4')
  front.bind(0, '127.0.0.1')
  back.bind(0, '127.0.0.1')
  await Promise.all([once(front, 'listening'), once(back, 'listening')])
  let client = 0
  let up = 0
  let down = 0
  let lost = 0
  const carry = (count: number, send: () => void): void => {
    if (count % 3 === 1) lost += 1
    else send()
  }
  front.on('message', (bytes: Buffer, from) => {
    client = from.port
    up += 1
    carry(up, () => {
      back.send(bytes, serverPort, '127.0.0.1')
    })
  })
  back.on('message', (bytes: Buffer) => {
    down += 1
    carry(down, () => {
      front.send(bytes, client, '127.0.0.1')
    })
  })
  return {
    port: front.address().port,
    lost: () => lost,
    stop: () => {
      front.close()
      back.close()
    },
  }
}
