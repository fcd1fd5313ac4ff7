/** French: en/update-errors.ts. */
export const updateErrors = {
  'update-off': 'Sidetone ne cherche pas de mises à jour ici. Demandez à la personne qui l’a installé.',
  'update-unsigned': 'Cette mise à jour n’est pas signée par nous. Elle a été refusée.',
  'update-tampered': 'Cette mise à jour a été modifiée après sa signature. Elle a été refusée.',
  'update-malformed': 'Le serveur n’a envoyé aucune mise à jour. Réessayez plus tard.',
  'update-expired':
    'Cette mise à jour est périmée. Elle a été refusée. Vérifiez la date de votre ordinateur.',
  'update-downgrade': 'Cette mise à jour est une version plus ancienne. Elle a été refusée.',
  'update-other-product': 'Cette mise à jour est pour un autre programme. Elle a été refusée.',
  'update-other-channel': 'Cette mise à jour est pour un autre genre d’édition. Elle a été refusée.',
  'update-no-file': 'Il y a une nouvelle version, mais pas pour cet ordinateur.',
  'update-wrong-size': 'La mise à jour n’a pas la longueur prévue. Elle a été jetée. Réessayez.',
  'update-wrong-hash': 'La mise à jour n’est pas celle annoncée. Elle a été jetée. Réessayez.',
  'update-not-installed':
    'La mise à jour n’a pas pu être installée. Sidetone fonctionne comme avant. Réessayez.',
} as const
