import { userInfo } from 'node:os'

/** Who sits at this computer, for the list of changes: the name they are signed in with. */
export function actorName(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return process.getuid === undefined ? 'unknown' : `user ${process.getuid()}`
  }
}
