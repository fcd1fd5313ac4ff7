/** French: en/admin-errors.ts. */
export const adminErrors = {
  'not-found/admin-resource':
    'Il n’y a rien de tel à administrer[ : {{field}}]. Rien n’a été changé. « sidetone admin resources » les nomme tous.',
  'not-found/admin-item':
    '{{host|Le système téléphonique}} n’a rien de ce nom ou numéro[ : {{field}}]. Rien n’a été changé. Regardez la liste.',
  'not-found/admin-setting':
    '{{host|Le système téléphonique}} n’a pas de réglage de ce nom[ : {{field}}]. Rien n’a été changé. Regardez la liste de ses réglages.',
  'not-supported/admin-verb':
    'Le système téléphonique n’offre aucun moyen de le faire[ : {{field}}]. Rien n’a été changé. « sidetone admin resources » dit ce qui peut se faire.',
  'not-supported/admin-settings':
    'Ceci n’a pas de réglages propres[ : {{field}}]. Rien n’a été changé. « sidetone admin resources » dit ce qui en a.',
  'not-supported/admin-absent':
    '{{host|Ce système téléphonique}} n’a pas cela. Tout le reste fonctionne comme avant. C’est dans une autre édition ou une version plus récente.',
  'not-supported/admin-method':
    '{{host|Ce système téléphonique}} connaît cela mais pas cet usage. Rien n’a été changé. Une autre version le peut peut-être.',
  'not-supported/admin-id':
    'On ne peut pas demander au système téléphonique un nom avec des blancs ou de tels signes. Rien n’a été changé. Donnez-lui d’abord un nom simple sur ses propres pages.',
  'forbidden/admin':
    '{{host|Le système téléphonique}} vous connaît mais ne vous laisse pas l’administrer. Tout le reste fonctionne comme avant. Demandez à la personne qui le gère.',
  'invalid-input/admin-unknown-field':
    'Le système téléphonique ne connaît pas un tel champ[ : {{field}}]. Rien n’a été envoyé. Retirez-le ou voyez les champs dans « sidetone admin resources --json ».',
  'invalid-input/admin-kind':
    'Ce champ contient autre chose que prévu[ : {{field}}]. Rien n’a été envoyé. Voyez les champs dans « sidetone admin resources --json ».',
  'invalid-input/admin-option':
    'Cette valeur n’est pas parmi les choix[ : {{field}}]. Rien n’a été envoyé. Voyez ce qu’elle peut être.',
  'invalid-input/admin-required':
    'Il manque quelque chose[ : {{field}}]. Rien n’a été envoyé. Remplissez-le.',
  'invalid-input/admin-read-only':
    'Ce champ ne peut pas être changé[ : {{field}}]. Rien n’a été envoyé. Retirez-le.',
  'invalid-input/admin-empty-value':
    'Une valeur vide ne peut pas être envoyée[ : {{field}}]. Rien n’a été changé. Remettez plutôt la valeur par défaut.',
  'invalid-input/admin-setting-group':
    'C’est un groupe de réglages[ : {{field}}]. Rien n’a été changé. Nommez-en un.',
  'invalid-input/admin-settings-id':
    'Chacun de ceux-ci a ses propres réglages[ : {{field}}]. Rien n’a été changé. Dites lequel.',
  'conflict/admin':
    '{{host|Le système téléphonique}} ne le fait pas dans l’état actuel[ : « {{serverText}} »]. Rien n’a été changé. Changez ce qui fait obstacle, comme le mode spécial, et réessayez.',
  'server-error/admin':
    '{{host|Le système téléphonique}} n’a pas pu le faire[ (état {{status}})][ : « {{serverText}} »]. Regardez ce qui est réglé maintenant avant de réessayer.',
  'bad-response/negotiation':
    '{{host|Le système téléphonique}} ne répond pas dans une forme que Sidetone lit. Rien n’a été changé ici. Sa version est peut-être plus ancienne ou plus récente que ce que Sidetone connaît.',
  'bad-response/html':
    '{{host|Le serveur}} a envoyé une page web au lieu d’une réponse. Rien n’a été changé ici. Vérifiez l’adresse ou dites-le à la personne qui le gère.',
} as const
