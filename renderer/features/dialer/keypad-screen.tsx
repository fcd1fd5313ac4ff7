import { lazy, Suspense } from 'react'
import { loadLateTexts } from '../../app/late-texts.ts'
import { useSnapshot } from '../../stores/screens.tsx'
import { WIDE, useMedia } from '../../ui/use-media.ts'
import { Keypad } from './keypad.tsx'
import { People } from './people.tsx'
import './keypad.css'

const WatchedStrip = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('../../app/watched-strip.tsx')).WatchedStrip }
})

/** Dialling. In a wide window the people of the past stand beside the keys. */
export function KeypadScreen() {
  const wide = useMedia(WIDE)
  const watched = useSnapshot((snapshot) => snapshot.settings.watched.length > 0)
  return (
    <div className="screen">
      <div className="pane">
        {watched ? (
          <Suspense>
            <WatchedStrip />
          </Suspense>
        ) : null}
        <Keypad withPeople={!wide} />
      </div>
      {wide ? (
        <div className="pane pane-scroll">
          <People />
        </div>
      ) : null}
    </div>
  )
}
