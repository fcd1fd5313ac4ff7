import { useEffect, useState } from 'react'
import type { Bridge } from '../../shared/bridge.ts'
import type { IntercomPicture } from '../../shared/domain/intercom-write.ts'

/** A picture every so often shows whether somebody comes or goes; a stream it is not. */
const EVERY_MS = 3_000

/** What the camera at a bell sees, as the source of an `img`, renewed while the bell rings; null while there is none. */
export function useDoorPicture(
  commands: Pick<Bridge<'incoming'>['commands'], 'doorbell.picture'>,
  accountId: string,
  wanted: boolean,
): string | null {
  const [picture, setPicture] = useState<IntercomPicture | null>(null)
  useEffect(() => {
    if (!wanted) return
    let gone = false
    const look = (): void =>
      void commands['doorbell.picture']({ accountId }).then((taken) => {
        // A picture that cannot be had now leaves the last one: the bell itself is what matters.
        if (!gone && taken.ok) setPicture(taken.value)
      })
    look()
    const timer = setInterval(look, EVERY_MS)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [commands, accountId, wanted])
  return picture && `data:${picture.contentType};base64,${picture.data}`
}
