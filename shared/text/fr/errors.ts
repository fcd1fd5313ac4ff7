import { updateErrors } from './update-errors.ts'

/** French: en/errors.ts. */
export const errors = {
  ...updateErrors,
  'bad-request':
    'Sidetone a refusé cette demande. Rien n’a été changé. Fermez cette fenêtre, rouvrez-la et réessayez.',
  usage:
    'Cette commande n’a pas été comprise[ près de « {{detail}} »]. Rien n’a été changé. Ajoutez --help pour voir comment l’écrire.',
  'invalid-input':
    'Cette saisie ne convient pas[ : {{field}}].[ {{host|Le serveur}} dit : « {{serverText}} ».] Rien n’a été changé. Corrigez-la et réessayez.',
  'file-unreadable':
    'Le fichier ne peut pas être lu. Rien n’a été changé. Vérifiez qu’il existe encore et que vous pouvez l’ouvrir, puis choisissez-le de nouveau.',
  'file-invalid':
    'Ce fichier n’est pas celui qu’il faut ici. Rien n’a été changé. Choisissez un autre fichier.',
  'no-account':
    'Il n’y a pas encore de compte. Ajoutez-en un pour appeler et voir si l’on peut vous joindre.',
  'no-such-account':
    'Ce compte n’est pas configuré ici[ : {{detail}}]. Vos autres comptes ne sont pas touchés. Choisissez-en un dans la liste des comptes.',
  'account-exists': 'Vous avez déjà un compte de ce nom. Rien n’a été enregistré. Choisissez un autre nom.',
  'account-ambiguous':
    'Plusieurs comptes peuvent être visés. Rien n’a été changé. Dites quel compte utiliser.',
  'not-found': 'Ceci n’est plus là. Rien n’a été changé. Actualisez pour voir ce qu’il y a maintenant.',
  'not-supported':
    '{{account|Ce compte}} ne sait pas le faire. Tout le reste fonctionne comme avant. Votre opérateur le propose peut-être sur son site.',
  conflict:
    'Quelqu’un ou quelque chose a changé ceci entre-temps. Votre changement n’a pas été fait. Regardez ce qui est réglé maintenant et réessayez.',
  cancelled: 'Annulé. Rien n’a été changé.',
  'draft-expired':
    'Ce formulaire est resté ouvert trop longtemps, le certificat et les mots de passe y ont donc été effacés. Tout le reste de votre saisie est encore là. Choisissez de nouveau le certificat et continuez.',
  unauthorized:
    '{{host|Le serveur}} n’accepte pas ce nom d’utilisateur ou ce mot de passe[ pour {{account}}]. Les autres comptes ne sont pas touchés. Saisissez de nouveau le mot de passe.',
  forbidden:
    '{{host|Le serveur}} vous connaît mais ne le permet pas. Tout le reste fonctionne comme avant. Demandez le droit à la personne qui gère votre système téléphonique.',
  'client-certificate-required':
    '{{host|Le serveur}} demande un certificat et n’en a pas reçu. Les autres comptes ne sont pas touchés. Choisissez le fichier de certificat que l’on vous a donné.',
  'client-certificate-refused':
    '{{host|Le serveur}} n’accepte pas votre certificat. Les autres comptes ne sont pas touchés. Il a peut-être été remplacé ou retiré : demandez-en un nouveau à votre opérateur.',
  'refused-by-server':
    '{{host|Le serveur}} a refusé le changement[ : « {{serverText}} »]. Vos réglages là-bas sont comme ils étaient. Vérifiez la valeur et réessayez.',
  'rate-limited':
    '{{host|Le serveur}} nous demande de ralentir. Les appels ne sont pas touchés. [Nouvel essai dans {{retryAfterSec}} s.]',
  'server-error':
    '{{host|Le serveur}} a lui-même un problème[ (état {{status}})]. Vos réglages là-bas sont comme ils étaient. Réessayez dans quelques minutes.',
  'bad-response':
    '{{host|Le serveur}} a répondu quelque chose que Sidetone ne comprend pas. Rien n’a été changé ici. Vérifiez l’adresse ou dites-le à la personne qui gère le serveur.',
  'response-too-large':
    '{{host|Le serveur}} a envoyé plus que Sidetone ne prend à la fois. Vous voyez ce qui était connu avant. Réessayez plus tard ou demandez une période plus courte.',
  'response-truncated':
    'La réponse de {{host|ce serveur}} s’est interrompue au milieu. Vous voyez ce qui était connu avant. Réessayez.',
  'not-this-system':
    '{{host|Cette adresse}} répond, mais c’est un autre genre de système que celui que vous avez choisi. Rien n’a été enregistré. Vérifiez l’adresse ou choisissez un autre fournisseur.',
  'name-not-found':
    'Impossible de trouver {{host|le serveur}}. Les autres comptes ne sont pas touchés. Vérifiez l’orthographe et votre connexion ; certains réseaux bloquent des noms.',
  unreachable:
    'Impossible de joindre {{host|le serveur}}. Les autres comptes ne sont pas touchés. Vérifiez votre connexion[ ; nouvel essai dans {{retryAfterSec}} s].',
  timeout:
    'Pas de réponse de {{host|ce serveur}}. Les autres comptes ne sont pas touchés. [Nouvel essai dans {{retryAfterSec}} s. ]Si cela continue, vérifiez votre connexion.',
  'tls-unknown-issuer':
    '{{host|Ce serveur}} prouve son identité par un certificat dont personne ne répond. Rien ne lui a été envoyé. Comparez son code à celui de l’appareil et ne lui faites confiance que s’ils sont identiques.',
  'tls-wrong-host':
    'Le certificat de {{host|ce serveur}} est au nom d’un autre. Rien ne lui a été envoyé. Vérifiez l’orthographe de l’adresse.',
  'tls-expired':
    'Le certificat de {{host|ce serveur}} a expiré. Rien ne lui a été envoyé. Vérifiez la date de votre ordinateur ou dites-le à la personne qui gère le serveur.',
  'tls-pin-changed':
    'Stop : {{host|ce serveur}} montre un autre certificat que celui que vous avez accepté. Rien ne lui a été envoyé et il reste déconnecté. N’acceptez le nouveau que si vous savez pourquoi il a changé.',
  'tls-failed':
    'Aucune connexion sûre avec {{host|le serveur}} n’a été possible. Rien ne lui a été envoyé. Vérifiez l’adresse et le port.',
  'insecure-transport':
    'La connexion à {{host|ce serveur}} ne serait pas privée. Rien ne lui a été envoyé. Utilisez une adresse qui commence par https ou autorisez-le pour ce compte.',
  'certificate-unreadable':
    'Ce fichier ne contient pas de certificat lisible. Rien n’a été enregistré. Choisissez un fichier qui finit par .p12, .pfx ou .pem.',
  'certificate-password-wrong':
    'Ce mot de passe n’ouvre pas le certificat. Le fichier reste choisi. Saisissez le mot de passe reçu avec lui.',
  'certificate-key-missing':
    'Le certificat vient sans sa clé. Rien n’a été enregistré. Exportez-le de nouveau avec la clé.',
  'certificate-key-mismatch':
    'La clé est d’un autre certificat. Rien n’a été enregistré. Choisissez la clé créée avec ce certificat.',
  'certificate-key-password-wrong':
    'Ce mot de passe n’ouvre pas la clé. Le fichier reste choisi. Saisissez le mot de passe de la clé.',
  'certificate-expired':
    'Ce certificat a expiré, les serveurs le refuseront donc. Les autres comptes ne sont pas touchés. Demandez-en un nouveau à votre opérateur.',
  'certificate-not-yet-valid':
    'Ce certificat n’est pas encore valable. Les autres comptes ne sont pas touchés. Vérifiez la date de votre ordinateur ou attendez qu’il commence.',
  'certificate-weak':
    'Ce certificat est d’un type ancien qui n’est plus sûr. Rien n’a été enregistré. Demandez-en un nouveau à votre opérateur.',
  'certificate-legacy-format':
    'Ce fichier est dans un ancien format que Sidetone n’ouvre pas de lui-même. Rien n’a été enregistré. Exportez de nouveau le certificat ou autorisez l’ancien format.',
  'secret-store-unavailable':
    'Le trousseau de votre ordinateur est verrouillé ou absent. Ce qui ne demande pas de mot de passe fonctionne encore. Déverrouillez-le et réessayez.',
  'secret-missing':
    'Le mot de passe[ de {{account}}] n’est plus dans le trousseau de votre ordinateur. Les autres comptes ne sont pas touchés. Saisissez-le de nouveau.',
  'storage-full':
    'Le disque est plein. Les appels fonctionnent, mais rien de nouveau n’est gardé. Libérez de la place.',
  'storage-corrupt':
    'Un fichier de Sidetone était endommagé et a été mis de côté. Les appels fonctionnent. Ce qui pouvait être sauvé l’a été ; vérifiez vos comptes et réglages.',
  'storage-too-new':
    'Vos données ont été écrites par une version plus récente de Sidetone. Elles n’ont pas été touchées. Réinstallez la version plus récente.',
  'storage-unavailable':
    'Sidetone ne peut pas écrire dans son dossier. Les appels fonctionnent, mais les changements se perdent quand vous quittez. Vérifiez les droits du dossier.',
  'microphone-unavailable':
    'Le micro ne peut pas être utilisé. Vous entendez vos interlocuteurs, mais ils ne vous entendent pas. Autorisez-le dans les réglages de confidentialité de votre système ou branchez-en un.',
  'app-unavailable': 'Sidetone ne tourne pas sur ce profil. Rien n’a été changé. Démarrez-le et réessayez.',
  'managed-settings-invalid':
    'Le fichier des réglages de votre administrateur est inutilisable[ : {{field}}][ ({{detail}})]. Rien n’en est appliqué ; vos propres réglages le sont. Dites-le à la personne qui gère cet ordinateur.',
  'managed-forbidden':
    'La personne qui gère cet ordinateur a fixé cela[ : {{field}}]. Rien n’a été changé. Demandez-lui si vous en avez besoin autrement.',
  'target-invalid':
    'Ce n’est ni un numéro ni une adresse. Rien n’a été composé. Tapez par exemple 200 ou ann@example.org.',
  'line-not-ready':
    '{{account|Votre ligne}} n’est pas connecté à son serveur téléphonique et ne peut pas appeler maintenant. Les autres lignes ne sont pas touchées. Choisissez une autre ligne ou attendez qu’elle soit prête.',
  'call-not-found': 'Cet appel est déjà terminé. Vous pouvez rappeler depuis la liste des appels.',
  'call-failed':
    'L’appel n’a pas abouti[ (état {{status}})].[ Le serveur dit : « {{serverText}} ».] Votre ligne reste prête. Réessayez.',
} as const
