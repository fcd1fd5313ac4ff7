/** Why an update is not taken. The version that runs stays in every case. */
export const updateErrors = {
  'update-off': 'Sidetone does not look for updates here. Ask whoever installed it.',
  'update-unsigned': 'This update is not signed by us. It was refused.',
  'update-tampered': 'This update was changed after it was signed. It was refused.',
  'update-malformed': 'The update server sent no update. Try again later.',
  'update-expired': 'This update is out of date. It was refused. Check your computer’s date.',
  'update-downgrade': 'This update is an older version. It was refused.',
  'update-other-product': 'This update is for another program. It was refused.',
  'update-other-channel': 'This update is for another kind of release. It was refused.',
  'update-no-file': 'There is a new version, but not for this computer.',
  'update-wrong-size': 'The update is not as long as it should be. It was thrown away. Try again.',
  'update-wrong-hash': 'The update is not the one announced. It was thrown away. Try again.',
  'update-not-installed': 'The update could not be installed. Sidetone works as before. Try again.',
} as const
