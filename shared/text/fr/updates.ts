/** French: en/updates.ts. */
export const updates = {
  title: 'Mises à jour',
  automatic: 'Chercher des mises à jour une fois par jour',
  automaticHint: 'Rien n’est récupéré ni installé tout seul, et rien sur vous n’est envoyé.',
  check: 'Chercher des mises à jour',
  checking: 'Recherche…',
  current: 'C’est la dernière version. Vérifié {{when}}.',
  available: 'Sidetone {{version}} est là',
  byHand: 'Installez-le comme vous avez installé celui-ci.',
  fetchSize: 'La récupérer ({{size}})',
  downloading: 'Récupération de Sidetone {{version}}…',
  ready: 'Sidetone {{version}} est prêt',
  readyHint:
    'Il a été vérifié. Un redémarrage prend quelques secondes, pendant lesquelles aucun appel n’arrive.',
  restart: 'Redémarrer et mettre à jour',
  waiting: 'Sidetone redémarre à la fin de votre appel',
  notNow: 'Pas maintenant',
  installing: 'Redémarrage…',
  notes: 'Nouveau dans {{version}}',
  off: {
    build:
      'Cette édition de Sidetone ne cherche pas de mises à jour. Les nouvelles versions viennent de la personne qui l’a installée.',
    managed: 'La personne qui gère cet ordinateur s’occupe des mises à jour.',
  },
} as const
