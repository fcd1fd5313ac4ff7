/** Dutch: en/update-errors.ts. */
export const updateErrors = {
  'update-off': 'Sidetone zoekt hier niet naar updates. Vraag het wie het heeft geïnstalleerd.',
  'update-unsigned': 'Deze update is niet door ons ondertekend. Hij is geweigerd.',
  'update-tampered': 'Deze update is na het ondertekenen veranderd. Hij is geweigerd.',
  'update-malformed': 'De updateserver stuurde geen update. Probeer het later opnieuw.',
  'update-expired': 'Deze update is verouderd. Hij is geweigerd. Controleer de datum van uw computer.',
  'update-downgrade': 'Deze update is een oudere versie. Hij is geweigerd.',
  'update-other-product': 'Deze update is voor een ander programma. Hij is geweigerd.',
  'update-other-channel': 'Deze update is voor een ander soort uitgave. Hij is geweigerd.',
  'update-no-file': 'Er is een nieuwe versie, maar niet voor deze computer.',
  'update-wrong-size': 'De update is niet zo lang als hij moet zijn. Hij is weggegooid. Probeer het opnieuw.',
  'update-wrong-hash': 'De update is niet de aangekondigde. Hij is weggegooid. Probeer het opnieuw.',
  'update-not-installed':
    'De update kon niet worden geïnstalleerd. Sidetone werkt als voorheen. Probeer het opnieuw.',
} as const
