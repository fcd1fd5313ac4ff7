/** French: en/enrol.ts. */
export const enrol = {
  title: 'Nouveau compte chez {{system}}',
  question: 'Pas encore de compte ?',
  open: 'En créer un chez {{system}}',
  lead: '{{system}} crée un compte pour vous, et il est configuré ici aussitôt.',
  make: 'Créer le compte',
  making: 'Création du compte…',
  once: 'Le formulaire est envoyé une fois. Un e-mail suivra.',
  done: '{{address}} est à vous',
  doneText: 'Un moment peut passer avant que les appels y arrivent.',
  go: 'Continuer',
  'answer-lost': 'La réponse du serveur s’est perdue ; l’identification a montré que le compte existe.',
  'certificate-weak':
    'Le serveur a aussi créé un certificat d’un type ancien. Il n’a pas été gardé ; le mot de passe est utilisé.',
  'certificate-unreadable': 'Le serveur a aussi envoyé un certificat illisible. Le mot de passe est utilisé.',
} as const
