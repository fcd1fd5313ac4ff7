/** French: en/people-errors.ts. */
export const peopleErrors = {
  'not-found/message': 'Ce message n’est plus dans la messagerie. Rien n’a été changé. Actualisez la liste.',
  'not-found/person':
    'Personne n’a cet identifiant dans les annuaires. Rien n’a été changé. Cherchez plutôt le nom.',
  'not-found/own-entry':
    'Cette entrée n’est pas dans votre propre annuaire et ne peut donc pas être changée ici. Rien n’a été changé. Ajoutez-la d’abord au vôtre.',
  'not-found/avatar': 'Il n’y a pas de photo de cette personne. Tout le reste fonctionne comme avant.',
  'not-found/participant':
    'Ce participant n’est plus dans la salle. Rien n’a été changé. Regardez qui s’y trouve maintenant.',
  'not-found/room-empty':
    'Personne n’est dans la salle, il n’y a donc rien à y faire. Rien n’a été changé. Invitez d’abord quelqu’un.',
  'conflict/duplicate-entry':
    'Cette personne est déjà dans votre annuaire avec ce numéro. Rien n’a été ajouté. Changez l’entrée existante.',
  'invalid-input/setting-unknown':
    'Il n’y a pas un tel réglage[ : {{field}}]. Rien n’a été changé. Regardez la liste des réglages.',
  'invalid-input/setting-read-only':
    'Seul le système téléphonique règle ceci[ : {{field}}]. Rien n’a été changé. Demandez à la personne qui le gère.',
  'invalid-input/setting-choice':
    'Ce n’est aucun des choix[ : {{field}}]. Rien n’a été changé. Regardez ce qui peut être choisi.',
  'invalid-input/setting-number':
    'Ce doit être un nombre entier[ : {{field}}]. Rien n’a été changé. Ne tapez que des chiffres.',
  'invalid-input/email':
    'Le système téléphonique ne prend pas cette adresse e-mail[ : {{field}}]. Rien n’a été changé. Il veut une fin de deux à quatre lettres.',
  'invalid-input/characters-lost':
    'Le système téléphonique ne peut montrer ceci qu’avec des points d’interrogation[ : {{field}}], et les renvoyer perdrait les vrais caractères. Rien n’a été changé. Retapez-le.',
  'invalid-input/empty-field':
    'Ceci ne peut pas être vide[ : {{field}}]. Rien n’a été changé. Une entrée demande un prénom, un nom et un numéro.',
  'invalid-input/pin':
    'Un code PIN a au moins quatre chiffres, et rien que des chiffres. Il n’a pas été changé. Choisissez-en un autre.',
  'invalid-input/password-short':
    'Un mot de passe a au moins huit caractères. Il n’a pas été changé. Choisissez-en un plus long.',
  'invalid-input/verb':
    'La salle ne connaît pas cette commande. Rien n’a été changé. Regardez la liste des commandes.',
  'invalid-input/command-characters':
    'Le système téléphonique ne prend pas ces signes dans une commande. Rien n’a été envoyé. Utilisez lettres, chiffres, points et tirets.',
  'invalid-input/room-name':
    'Le système téléphonique ne retrouve pas une salle de ce nom. Rien n’a été changé. Utilisez lettres, chiffres, points et tirets.',
  'not-supported/room-name':
    'Le système téléphonique ne peut pas s’adresser à une salle de ce nom. Rien n’a été changé. Renommez-la sur le site du système, sans blancs.',
  'file-invalid/no-cards':
    'Il n’y a pas de contact avec un nom et un numéro dans ce fichier. Rien n’a été ajouté.',
  'server-error/no-voicemail-node':
    'Les messageries de {{host|ce serveur}} ne tournent pas. Tout le reste fonctionne comme avant. Réessayez dans quelques minutes.',
  'bad-response/not-acceptable':
    '{{host|Le serveur}} n’a cela dans aucune forme que Sidetone lit. Rien n’a été changé. Son logiciel est peut-être plus ancien ou plus récent que ce que Sidetone connaît.',
  'bad-response/not-xml':
    '{{host|Le serveur}} a répondu par un texte illisible. Rien n’a été changé ici. Réessayez ; si cela continue, dites-le à la personne qui le gère.',
  'bad-response/doctype':
    'La réponse de {{host|ce serveur}} commence par une déclaration à lui, que Sidetone ne suit pas. Rien n’a été changé ici. Dites-le à la personne qui gère le serveur.',
  'invalid-input/rule':
    '{{host|Le serveur}} trouve cela contraire à ses règles.[ Il dit : « {{serverText}} ».] Rien n’a été changé. Regardez les noms et heures déjà présents et réessayez.',
  'not-this-system/redirect':
    '{{host|Le serveur}} nous envoie à une page pour humains au lieu de répondre. Rien n’a été changé. Vérifiez l’adresse ; le portail a peut-être déménagé, ou un autre système se trouve devant lui.',
  'conflict/several-calls':
    'Plusieurs appels sont en cours, on ne sait donc pas lequel est visé. Rien n’a été passé. Choisissez-en un.',
  'call-not-found/no-active-call':
    'Aucun appel de ce genre n’est en cours sur vos téléphones. Rien n’a été passé. Regardez ce qui est en cours maintenant.',
  'call-not-found/not-made-here':
    'Le système téléphonique ne peut passer que les appels qu’il a faits lui-même. Cet appel continue tel quel. Utilisez la touche de transfert de votre téléphone de bureau.',
  'not-supported/call-controller':
    'Le portail de {{account|ce compte}} n’a pas accès à son contrôleur d’appels. Tout le reste fonctionne comme avant. Utilisez la touche de transfert de votre téléphone de bureau.',
  'bad-response/not-audio':
    '{{host|Le serveur}} n’a pas envoyé d’enregistrement. Le message est toujours là. Réessayez ou appelez votre messagerie.',
  'bad-response/greeting':
    '{{host|Le serveur}} a une annonce que Sidetone ne connaît pas. Rien n’a été changé. Voyez son propre site.',
  'secret-store-unavailable/changed-on-server':
    'Le mot de passe a été changé dans le système téléphonique, mais le trousseau de votre ordinateur ne l’a pas pris. Déverrouillez le trousseau, puis saisissez le nouveau mot de passe de ce compte.',
} as const
