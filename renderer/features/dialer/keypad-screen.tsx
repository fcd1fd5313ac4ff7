import { WIDE, useMedia } from '../../ui/use-media.ts'
import { Keypad } from './keypad.tsx'
import { People } from './people.tsx'
import './keypad.css'

/** Dialling. In a wide window the people of the past stand beside the keys. */
export function KeypadScreen() {
  const wide = useMedia(WIDE)
  return (
    <div className="screen">
      <div className="pane">
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
