import { adminErrors } from './admin-errors.ts'
import { peopleErrors } from './people-errors.ts'

/** French: en/error-details.ts. */
export const errorDetails = {
  ...adminErrors,
  ...peopleErrors,
  'call-failed/text-refused': 'Le texte n’a pas été accepté.[ Son serveur dit : {{serverText}}.]',
  'app-unavailable/died':
    'Sidetone s’est terminé pendant cette opération. Elle est peut-être faite ou non : regardez l’état avant de la répéter.',
  'app-unavailable/hangs':
    'Sidetone tourne sur ce profil mais ne répond pas. Rien n’a été changé. Quittez-le et redémarrez-le.',
  'managed-settings-invalid/owner':
    'Le fichier des réglages de votre administrateur a pu être écrit par quelqu’un d’autre[ : {{field}}]. Rien n’en est appliqué ; vos propres réglages le sont. Seul root peut le posséder et y écrire.',
  'target-invalid/no-selection':
    'Il n’y a pas de numéro dans la sélection. Rien n’a été composé. Sélectionnez un numéro ou une adresse et réessayez.',
  'storage-unavailable/autostart':
    'Sidetone n’a pas pu être ajouté à ce qui démarre avec votre session. Tout le reste fonctionne. Vérifiez les droits de votre dossier de démarrage automatique.',
  'unreachable/proxy-sign-in':
    'Le proxy {{host|en chemin}} veut un nom d’utilisateur et un mot de passe, que Sidetone ne donne pas. Les appels ne sont pas touchés. Choisissez un autre proxy dans les réglages ou demandez-en un sans.',
  'unreachable/proxy-refused':
    'Le proxy {{host|en chemin}} ne laisse pas passer cette connexion[ (état {{status}})]. Les appels ne sont pas touchés. Demandez à la personne qui le gère ou choisissez-en un autre dans les réglages.',
  'unreachable/proxy-answer':
    'Ce qui est réglé comme proxy, {{host|en chemin}}, ne répond pas comme un proxy. Les appels ne sont pas touchés. Vérifiez-le dans les réglages.',
  'target-invalid/empty': 'Il n’y a encore rien à appeler. Tapez un numéro, un nom ou une adresse.',
  'target-invalid/too-long':
    'C’est trop long pour un numéro ou une adresse. Rien n’a été composé. Vérifiez ce qui a été collé.',
  'target-invalid/characters':
    'Ceci contient des signes qu’un numéro ou une adresse ne peut avoir. Rien n’a été composé. Tapez par exemple 200 ou ann@example.org.',
  'target-invalid/headers':
    'Ce lien demande plus qu’un appel, il n’a donc pas été suivi. Rien n’a été composé. Copiez-en le numéro.',
  'target-invalid/host':
    'La partie après @ n’est pas un nom de serveur. Rien n’a été composé. Vérifiez l’orthographe.',
  'conflict/dial-request-open':
    'Un autre appel attend votre oui ou votre non. Rien n’a été composé. Répondez d’abord à cette question.',
  'conflict/dial-too-soon':
    'C’était trop rapide pour être voulu. Rien n’a été composé. Pressez encore le bouton.',
  'conflict/dial-risk':
    'Cet appel demande d’abord votre accord. Rien n’a été composé. Cochez la case au-dessus du bouton.',
  'rate-limited/dial-requests':
    'Des liens ont demandé plusieurs appels en une minute, celui-ci n’a donc pas été suivi. Rien n’a été composé. Réessayez dans un instant.',
  'target-invalid/password':
    'Ce lien porte un mot de passe, il n’a donc pas été suivi. Rien n’a été composé. Copiez-en le numéro.',
  'target-invalid/sub-address':
    'Ce lien demande une sous-adresse, que Sidetone ne compose pas. Rien n’a été composé. Copiez-en le numéro.',
  'target-invalid/scheme': 'Ce n’est pas un lien téléphonique. Rien n’a été composé.',
  'conflict/forwarding':
    'Le renvoi d’appel a été changé ailleurs entre-temps. Votre changement n’a pas été fait. Regardez ce qui est réglé maintenant et réessayez.',
  'invalid-input/sips':
    'Les appels ne peuvent pas être renvoyés ici vers une adresse sips:. Rien n’a été changé. Écrivez-la sans « sips: ».',
  'invalid-input/trunk-zero':
    'On ne sait pas si le zéro entre parenthèses se compose. Rien n’a été changé. Écrivez le numéro sans les parenthèses.',
  'invalid-input/other-domain':
    'Le serveur renverrait ce numéro dans son propre domaine. Rien n’a été changé. Écrivez seulement le numéro, ou une adresse qui ne commence ni par + ni par 0.',
  'refused-by-server/question':
    '{{host|Le serveur}} n’a pas répondu à cela[ : « {{serverText}} »]. Vous voyez ce qui était connu avant. Réessayez plus tard ou voyez son site.',
  'not-found/mailbox':
    'Ce compte n’a pas de messagerie, les appels ne peuvent pas y aller. Rien n’a été changé. Demandez-en une à votre opérateur ou choisissez une autre destination.',
  'not-found/mobile-number':
    'Aucun numéro de mobile n’est enregistré pour ce compte. Rien n’a été changé. Tapez le numéro lui-même.',
  'unauthorized/or-unavailable':
    '{{host|Le serveur}} ne nous a pas laissés entrer[ pour {{account}}]. Il dit la même chose pour un mot de passe faux et quand sa base de données est en panne. Rien n’a été supprimé : réessayez dans quelques minutes ou saisissez de nouveau le mot de passe.',
  'not-found/doorbell':
    'Personne ne sonne à cette porte maintenant. Rien n’a été ouvert. Ouvrez-la sur la page de l’interphone.',
  'not-found/door':
    'On ne sait pas quel relais ouvre cette porte. Rien n’a été ouvert. Choisissez-le sur la page de l’interphone.',
  'not-found/undo': 'Il n’y a pas de réglage antérieur à retrouver. Rien n’a été changé.',
  'not-found/dial-request': 'Cette question a déjà reçu une réponse. Rien n’a été composé.',
  'secret-store-unavailable/locked':
    'Le trousseau de votre ordinateur est verrouillé. Ce qui ne demande pas de mot de passe fonctionne encore. Déverrouillez-le et réessayez.',
  'secret-store-unavailable/no-collection':
    'Le trousseau de votre ordinateur n’est pas configuré. Ce qui ne demande pas de mot de passe fonctionne encore. Créez-en un dans ses paramètres et réessayez.',
  'secret-store-unavailable/not-loadable':
    'La bibliothèque du trousseau de votre ordinateur manque. Ce qui ne demande pas de mot de passe fonctionne encore. Installez libsecret et réessayez.',
  'secret-store-unavailable/timeout':
    'Le trousseau de votre ordinateur ne répond pas. Ce qui ne demande pas de mot de passe fonctionne encore. Voyez s’il vous attend et réessayez.',
  'secret-store-unavailable/key-lost':
    'La clé de vos mots de passe enregistrés n’est plus dans le trousseau de votre ordinateur. Rien n’a été écrasé. Ouvrez le trousseau utilisé auparavant, ou retirez le compte et ajoutez-le de nouveau.',
  'secret-store-unavailable/key-changed':
    'Le trousseau de votre ordinateur contient une autre clé que celle de vos mots de passe enregistrés. Rien n’a été écrasé. Ouvrez le trousseau utilisé auparavant, ou retirez le compte et ajoutez-le de nouveau.',
  'storage-corrupt/restored':
    'Un fichier de Sidetone était endommagé et a été remplacé par sa dernière bonne copie. Les appels fonctionnent. Le fichier endommagé a été gardé ; vérifiez vos comptes et réglages.',
  'storage-corrupt/started-empty':
    'Un fichier de Sidetone était endommagé et rien n’a pu y être lu. Les appels fonctionnent. Le fichier endommagé a été gardé et un nouveau a été commencé.',
  'storage-unavailable/busy':
    'Un autre Sidetone écrit dans le même dossier. Rien n’a été changé. Réessayez dans un instant.',
  'bad-request/not-tested': 'Le compte n’a pas encore été testé. Rien n’a été enregistré. Testez-le d’abord.',
  'conflict/user-exists':
    'Quelqu’un d’autre a ce nom d’utilisateur sur {{host|le serveur}}. Rien n’a été enregistré. Choisissez un autre nom.',
  'bad-response/enrolment-unclear':
    'La réponse de {{host|ce serveur}} s’est perdue et l’identification ne marche pas encore. Le nouveau compte existe peut-être malgré tout ; rien n’a été enregistré ici. Attendez quelques minutes, puis ajoutez-le avec son nom d’utilisateur et son mot de passe.',
  'timeout/enrolment-unclear':
    '{{host|Le serveur}} a pris le formulaire sans répondre, et l’identification ne marche pas encore. Le nouveau compte existe peut-être malgré tout ; rien n’a été enregistré ici. Attendez quelques minutes, puis ajoutez-le avec son nom d’utilisateur et son mot de passe.',
  'invalid-input/enrolment-username':
    'Le serveur ne prend pas ce nom d’utilisateur. Rien n’a été envoyé. Utilisez 4 à 66 lettres, chiffres, points, tirets ou tirets bas, sans zéro au début.',
  'invalid-input/enrolment-email':
    'Le serveur ne prend pas cette adresse e-mail. Rien n’a été envoyé. Utilisez-en une sans signe plus.',
  'invalid-input/alias':
    'Le serveur ne prend pas ce nom. Rien n’a été envoyé. Utilisez lettres, chiffres, points, tirets et tirets bas.',
  'secret-missing/journal-key':
    'Il n’y a pas encore de clé de journal[ pour {{account}}]. Rien n’a été envoyé. Donnez la même clé sur chacun de vos ordinateurs.',
  'invalid-input/journal-code':
    'Ce n’est pas le code d’un autre ordinateur. Rien n’a été changé. Il commence par SJ1 et se trouve là-bas sous « Vos autres ordinateurs ».',
  'invalid-input/journal-code-check':
    'Un signe de ce code est faux, ou il est d’un autre compte. Rien n’a été changé. Comparez-le à l’autre ordinateur et utilisez le même compte là-bas et ici.',
  'not-found/journal-off':
    'Rien n’est partagé sur cet ordinateur, il n’y a donc pas de code. Rien n’a été changé. Commencez d’abord à partager.',
  'not-found/blocked':
    'Cet appelant n’est pas bloqué. Rien n’a été changé. Regardez la liste des appelants bloqués.',
  'not-found/note': 'Il n’y a pas de telle note. Rien n’a été changé. Regardez la liste des notes.',
  'server-error/one-question':
    '{{host|Le serveur}} ne sait pas répondre à cette question[ (état {{status}})]. Tout le reste fonctionne comme avant. Certains serveurs ne le savent jamais ; voyez son site.',
  'server-error/journal-not-stored':
    'Le serveur a dit oui et n’a rien gardé. Vos entrées sont toujours ici. Sidetone les renvoie plus tard.',
  'not-supported/directory':
    '{{account|Ce compte}} n’a pas d’annuaire à consulter. Tout le reste fonctionne comme avant. Ajoutez-le avec --option ldapServer=… --option ldapBase=….',
  'not-found/directory-base':
    'L’annuaire de {{host|ce serveur}} n’a pas un tel endroit où chercher. Rien n’a été trouvé. Vérifiez la base de recherche du compte.',
  'unauthorized/auth-method':
    '{{host|L’appareil}} veut une autre façon de s’identifier[ à son service {{field}}]. Ses autres services ne sont pas touchés. Laissez Sidetone suivre l’appareil ou réglez Authentication sur sa page sous Services, HTTP API.',
  'unauthorized/auth-required':
    '{{host|L’appareil}} veut un nom d’utilisateur et un mot de passe[ pour son service {{field}}]. Ses autres services ne sont pas touchés. Saisissez ceux d’un de ses comptes, sur sa page sous Services, HTTP API.',
  'unauthorized/device-account':
    '{{host|L’appareil}} n’accepte pas ce nom d’utilisateur ou ce mot de passe[ pour son service {{field}}]. Rien n’a été changé. Comparez-les à sa page sous Services, HTTP API, Account 1 à 5 ; le nom pour cette page elle-même en est un autre.',
  'unauthorized/sign-in-paused':
    '{{host|L’appareil}} a refusé deux fois ce nom d’utilisateur ou ce mot de passe, ils ne sont donc plus envoyés pour l’instant. Rien n’a été changé. Corrigez-les[, ou attendez {{retryAfterSec}} s], pour que l’appareil ne bloque pas le compte.',
  'forbidden/service-disabled':
    '{{host|L’appareil}} a désactivé ce service[ : {{field}}]. Ses autres services fonctionnent comme avant. Cochez-le sur sa page sous Services, HTTP API.',
  'forbidden/privilege':
    'Le compte API n’a pas ce droit sur {{host|l’appareil}}. Tout le reste fonctionne comme avant. Sur sa page sous Services, HTTP API, choisissez le compte et cochez le droit[ {{field}}].',
  'insecure-transport/https-required':
    '{{host|L’appareil}} veut une connexion privée[ pour son service {{field}}]. Rien n’a été changé. Utilisez une adresse qui commence par https ou réglez Connection Type sur sa page sous Services, HTTP API.',
  'insecure-transport/basic':
    '{{host|Le serveur}} veut un mot de passe lisible sur une connexion qui n’est pas privée. Il n’a pas été envoyé. Utilisez une adresse qui commence par https ou laissez-le demander Digest.',
  'insecure-transport/sip-password':
    'Le mot de passe d’un compte SIP n’est envoyé que par https. Rien n’a été changé. Utilisez pour cela l’adresse https de {{host|cet appareil}}.',
  'not-supported/device-function':
    '{{host|Ce modèle}} n’a pas cette fonction. Tout le reste fonctionne comme avant. Un autre modèle du fabricant l’a peut-être.',
  'not-supported/device-path':
    '{{host|L’appareil}} ne connaît pas du tout cette fonction. Tout le reste fonctionne comme avant. Son micrologiciel est sans doute trop ancien : mettez-le à jour sur sa page.',
  'not-supported/device-method':
    '{{host|L’appareil}} connaît cette fonction mais pas cet usage. Tout le reste fonctionne comme avant. Son micrologiciel est sans doute trop ancien : mettez-le à jour sur sa page.',
  'not-supported/device-licence':
    '{{host|L’appareil}} dit non avec le numéro 5, que les anciens micrologiciels emploient pour une licence manquante. Tout le reste fonctionne comme avant. Demandez à la personne qui l’a installé.',
  'not-supported/switch-action':
    '{{host|L’appareil}} ne connaît pas cette action pour un relais. Rien n’a été changé. Verrouiller et déverrouiller demandent un micrologiciel plus récent.',
  'not-supported/dnd-field':
    'Le micrologiciel de cet appareil ne dit pas le réglage qui vaut ici Ne pas déranger, il ne pourrait donc pas être remis. Rien n’a été changé. Choisissez-en un autre pour cet appareil.',
  'refused-by-server/device-parameter':
    '{{host|L’appareil}} n’accepte pas une valeur[ : {{field}}]. Rien n’a été changé. Corrigez-la et réessayez.',
  'refused-by-server/device-too-big':
    '{{host|L’appareil}} trouve une valeur trop longue[ : {{field}}]. Rien n’a été changé. Raccourcissez-la et réessayez.',
  'invalid-input/number':
    'C’est un nombre entier à partir de 1[ : {{field}}]. Rien n’a été changé. Laissez vide pour l’habituel.',
  'invalid-input/flag':
    'C’est activé ou désactivé[ : {{field}}]. Rien n’a été changé. Écrivez true ou false.',
  'invalid-input/port-range':
    'Un port est un nombre entier de 1 à 65535[ : {{field}}]. Rien n’a été changé. Laissez vide pour l’habituel.',
  'invalid-input/host-name':
    'Ce n’est ni le nom ni l’adresse d’un serveur[ : {{field}}]. Rien n’a été changé. Écrivez-le sans schéma et sans port.',
  'invalid-input/blank-or-control':
    'Il y a un blanc ou un signe invisible dans cette saisie[ : {{field}}]. Rien n’a été changé. Retirez-le.',
  'invalid-input/control-character':
    'Il y a un signe invisible dans cette saisie[ : {{field}}]. Rien n’a été changé. Retapez-la.',
  'invalid-input/too-long':
    'Cette saisie est trop longue[ : {{field}}]. Rien n’a été changé. Raccourcissez-la à 255 caractères.',
  'invalid-input/needs-domain':
    'Pour s’enregistrer, l’appareil a besoin d’un domaine ou d’un registrar. Rien n’a été changé. Définissez-en un aussi.',
  'invalid-input/unknown-field':
    'L’appareil n’a pas un tel réglage[ : {{field}}]. Rien n’a été changé. Regardez la liste de ses réglages.',
  'not-found/device-no-data':
    '{{host|L’appareil}} n’a rien à donner ici. Tout le reste fonctionne comme avant. Réessayez plus tard.',
  'not-found/sip-account':
    '{{host|L’appareil}} n’a pas de compte SIP de ce numéro[ : {{field}}]. Rien n’a été changé. Regardez la liste de ses comptes.',
  'not-found/call-log':
    'Cet appel n’est plus dans la liste de {{host|cet appareil}}. Rien n’a été supprimé. Actualisez la liste.',
  'not-found/switch':
    '{{host|L’appareil}} n’a pas de relais de ce numéro[ : {{field}}]. Rien n’a été changé. Regardez la liste de ses relais.',
  'conflict/intercom-config':
    'Quelqu’un a changé ce réglage sur l’appareil entre-temps[ : {{field}}]. Votre changement n’a pas été fait. Regardez ce qui est réglé maintenant et réessayez.',
  'conflict/dnd-on':
    'Ne pas déranger est activé et doit être remis comme avant que son sens change. Rien n’a été changé. Désactivez-le d’abord.',
  'conflict/dnd-not-set-here':
    'Ne pas déranger n’a pas été activé ici, on ne sait donc pas ce qu’il y avait avant. Rien n’a été changé. Réglez le mode de réponse sur la page de l’appareil.',
  'target-invalid/intercom-refused':
    '{{host|L’appareil}} ne peut pas appeler cela. Rien n’a été composé. Utilisez un numéro, une adresse, ou un numéro et le compte SIP comme 2001/2.',
  'server-error/device-processing':
    '{{host|L’appareil}} n’a pas pu le faire[ : « {{serverText}} »]. Ses réglages sont comme ils étaient. Réessayez dans un instant.',
  'refused-by-server/parameter-missing':
    '{{host|L’appareil}} ne trouve pas quelque chose dans la question[ : {{field}}]. Rien n’a été changé. Son micrologiciel en veut peut-être plus que d’autres : mettez-le à jour sur sa page.',
  'refused-by-server/parameter-collision':
    '{{host|L’appareil}} trouve que deux valeurs ne vont pas ensemble[ : {{field}}]. Rien n’a été changé. N’en changez qu’une.',
  'refused-by-server/not-now':
    '{{host|L’appareil}} ne le fait pas en ce moment. Rien n’a été changé. Attendez qu’il soit libre, ou déverrouillez ce qui est verrouillé, et réessayez.',
  'refused-by-server/file-version':
    '{{host|L’appareil}} ne prend pas de réglages de cette version. Rien n’a été changé. Mettez son micrologiciel à jour sur sa page.',
  'refused-by-server/unknown-number':
    '{{host|L’appareil}} dit non[ avec le numéro {{status}}], que Sidetone ne connaît pas. Rien n’a été changé. [Il ajoute : « {{serverText}} ». ]Consultez son manuel.',
  'refused-by-server/no-reason':
    '{{host|L’appareil}} dit non sans dire pourquoi. Rien n’a été changé. Réessayez ou voyez sa propre page.',
  'not-this-system/html':
    '{{host|Cette adresse}} montre une page web là où un interphone 2N répondrait. Rien n’a été enregistré. C’est peut-être un routeur ou un autre appareil : vérifiez l’adresse et le port.',
  'not-this-system/no-envelope':
    '{{host|Cette adresse}} répond comme un autre genre d’appareil. Rien n’a été enregistré. Vérifiez que c’est un interphone 2N.',
  'not-this-system/no-api':
    '{{host|Cette adresse}} n’a pas d’interface d’interphone 2N. Rien n’a été enregistré. Vérifiez l’adresse et que le micrologiciel est plus récent que 2.40.',
  'bad-response/empty':
    '{{host|Le serveur}} a répondu par rien. Rien n’a été changé ici. Réessayez ; si cela continue, dites-le à la personne qui le gère.',
  'bad-response/not-json':
    '{{host|Le serveur}} a répondu par un texte illisible. Rien n’a été changé ici. Vérifiez l’adresse ou dites-le à la personne qui le gère.',
  'bad-response/trailing-comma':
    'La réponse de {{host|ce serveur}} a une virgule de trop, on ne peut donc pas s’y fier. Rien n’a été changé ici. Mettez à jour le micrologiciel de l’appareil.',
  'bad-response/redirect':
    '{{host|Le serveur}} nous envoie à une autre adresse. Rien n’y a été envoyé. Saisissez l’adresse où il est vraiment.',
  'bad-response/shape':
    'Il manque à la réponse de {{host|ce serveur}} ce qui était demandé. Rien n’a été changé ici. Son logiciel est peut-être plus ancien ou plus récent que ce que Sidetone connaît.',
  'bad-response/not-a-picture':
    '{{host|L’appareil}} n’a pas envoyé d’image. Tout le reste fonctionne comme avant. Regardez ses réglages de caméra.',
} as const
