import { groupsOfFour } from './format/fingerprint.ts'
import './code-groups.css'

/** A fingerprint to compare by eye: groups of four, copied as one text. */
export function CodeGroups({ hex, label }: { readonly hex: string; readonly label: string }) {
  return (
    <p className="code-groups selectable" aria-label={label} role="group">
      {groupsOfFour(hex).map((group, index) => (
        // The same group can come twice; its place is its identity.
        <span key={index}>{group} </span>
      ))}
    </p>
  )
}
