import { deskDial } from './desk-dial.ts'
import { updates } from './updates.ts'

/** French: en/desk.ts. */
export const desk = {
  dial: deskDial,
  updates,
  commandBar: {
    title: 'Appeler ou chercher',
    placeholder: 'Nom, numéro ou commande',
    call: 'Appeler {{target}}',
    dndOn: 'Activer Ne pas déranger',
    dndOff: 'Désactiver Ne pas déranger',
    keypad: 'Ouvrir le clavier',
    settings: 'Ouvrir les réglages',
    diagnostics: 'Chercher les problèmes',
    nothing: 'Rien ne correspond. Tapez un numéro pour l’appeler.',
    people: 'Personnes',
    commands: 'Commandes',
  },
  hotkeys: {
    listTitle: 'Partout sur cet ordinateur',
    unheard: 'Inscrit, pas encore essayé',
    title: 'Raccourcis globaux',
    lead: 'Touches qui agissent quand un autre programme est au premier plan. Toutes sont désactivées tant que vous ne les réglez pas.',
    action: {
      answer: 'Répondre',
      'hang-up': 'Refuser ou raccrocher',
      mute: 'Muet',
      dnd: 'Ne pas déranger : activer ou désactiver',
      'command-bar': 'Appeler ou chercher',
      'call-selection': 'Appeler le numéro sélectionné',
    },
    off: 'Désactivé',
    on: '{{action}}, {{keys}}',
    change: 'Changer',
    press: 'Pressez les nouvelles touches…',
    pressHint: 'Échap garde les anciennes. Utilisez Ctrl, Alt ou Super avec une autre touche.',
    refusedKeys:
      'Ces touches ne peuvent pas servir. Prenez Ctrl, Alt ou Super avec une lettre, un chiffre ou F1 à F24.',
    test: 'Tester',
    listening: 'Pressez {{keys}} maintenant…',
    heard: 'Fonctionne, pressé en dernier {{when}}',
    asked: 'Pas encore essayé. Pressez Tester, puis les touches.',
    taken: 'Le système ou un autre programme a pris ces touches.',
    twice: 'Ces touches servent déjà à autre chose ici.',
    wayland:
      'Votre bureau (Wayland) ne transmet peut-être pas les touches aux programmes. Si un test n’entend rien, liez la commande « {{command}} » à une touche dans les paramètres de votre bureau.',
    selectionHint:
      'Appelle ce qui est sélectionné dans un autre programme ; sous Windows et macOS, ce qui a été copié en dernier.',
  },
  start: {
    title: 'Démarrage et réseau',
    autostart: 'Démarrer avec ma session',
    autostartHint: 'Caché, pour que les appels arrivent dès le début',
    noTray:
      'Votre bureau n’affiche pas d’icônes dans la zone de notification, une fenêtre fermée reste donc dans la barre des tâches.',
    proxy: 'Proxy pour les systèmes de comptes',
    proxyHint: 'Les appels vont de toute façon directement au serveur téléphonique.',
    proxyKind: { system: 'Système', none: 'Aucun', manual: 'Manuel' },
    proxyServer: 'Proxy',
    proxyPlaceholder: 'proxy.example.org:8080',
    proxyBad:
      'Écrivez un nom ou une adresse, deux-points et un port. Sans nom d’utilisateur ni mot de passe.',
    proxyExcept: 'Sauf pour',
    proxyExceptHint: 'Noms séparés par des virgules ; .example.org vaut pour tout un domaine',
    ports: 'Ports pour le son des appels',
    portsHint:
      'UDP, pour les pare-feu qui en laissent passer certains. Vide : les ports habituels. Dès le prochain appel.',
    portsBad: 'Écrivez le premier et le dernier port, au moins 20 entre 1024 et 65535.',
    save: 'Enregistrer',
    fixed: 'Fixé par la personne qui gère cet ordinateur',
  },
  trust: {
    title: 'Certificats de confiance',
    lead: 'Serveurs dont vous avez comparé et accepté le certificat. Chacun vaut pour un compte et un serveur.',
    none: 'Aucun. Tous vos serveurs prouvent leur identité de la façon habituelle.',
    forget: 'Oublier…',
    forgetTitle: 'Ne plus faire confiance à {{host}} ?',
    forgetText:
      '{{account}} ne se connectera plus tant que vous n’aurez pas comparé et accepté de nouveau son certificat. Le compte et son historique restent.',
    forgetConfirm: 'Oublier le certificat',
    keep: 'Garder',
    for: 'Pour {{account}}',
  },
  diagnostics: {
    title: 'Diagnostic',
    lead: 'Cherche ce qui pourrait empêcher les appels d’arriver ou de partir. Rien n’est changé et rien n’est envoyé.',
    run: 'Lancer les vérifications',
    running: 'Vérification…',
    again: 'Relancer',
    preview: 'Afficher le rapport',
    previewTitle: 'Voici le rapport entier',
    previewLead:
      'Mots de passe, clés, noms et numéros complets en sont retirés. Lisez-le avant de le remettre à quelqu’un.',
    save: 'Enregistrer…',
    saved: 'Enregistré sous {{file}}',
    verdict: {
      ok: 'Fonctionne',
      warn: 'À regarder',
      failed: 'Ne fonctionne pas',
      unknown: 'Impossible à dire',
    },
    summary: { ok: 'Tout ce qui a été vérifié fonctionne.', bad: 'Un point demande votre attention.' },
  },
  check: {
    store: { ok: 'Vos données peuvent être lues et écrites.', failed: 'Vos données' },
    keychain: { ok: 'Le trousseau prend et rend les mots de passe.', failed: 'Le trousseau' },
    managed: {
      none: 'Aucun réglage d’administrateur sur cet ordinateur.',
      fixed: 'Fixé par votre administrateur : {{about}}.',
      failed: 'Réglages de l’administrateur',
    },
    environment: {
      ok: 'Rien autour de Sidetone n’affaiblit ses connexions.',
      odd: 'Ces variables sont définies autour de Sidetone et ne sont pas suivies : {{about}}.',
    },
    proxy: {
      system: 'Les systèmes de comptes sont joints comme le dit le système.',
      none: 'Les systèmes de comptes sont joints directement.',
      manual: 'Les systèmes de comptes sont joints par {{about}}.',
    },
    phone: {
      ok: 'La partie qui passe les appels fonctionne.',
      starting: 'La partie qui passe les appels n’a pas encore démarré.',
      crashed: 'La partie qui passe les appels est tombée et redémarre.',
      noApp: 'Seule l’application en marche peut dire si des appels sont possibles.',
    },
    microphone: {
      ok: 'Le micro peut être utilisé.',
      unknown: 'Le micro n’a pas encore été utilisé.',
      denied: 'Le système ne laisse pas Sidetone utiliser le micro.',
      missing: 'Il n’y a pas de micro.',
      noApp: 'Seule l’application en marche peut renseigner sur le micro.',
    },
    tray: {
      ok: 'L’icône de notification a une place.',
      absent:
        'Votre bureau n’affiche pas d’icônes de notification. La fenêtre reste dans la barre des tâches.',
      unknown: 'Impossible de dire si les icônes de notification sont affichées.',
    },
    notifications: {
      ok: 'Les notifications ont des boutons.',
      noButtons:
        'Les notifications n’ont pas de boutons ici. Répondez dans la fenêtre d’appel ou la fenêtre principale.',
      allOff:
        'Fenêtre d’appel, sonnerie et notification sont toutes désactivées. Vous ne remarquerez pas les appels.',
      unknown: 'Impossible de dire si les notifications ont des boutons.',
    },
    hotkeys: {
      ok: 'Tous les raccourcis ont été entendus.',
      none: 'Aucun raccourci n’est réglé.',
      taken: 'Pas disponible : {{about}}.',
      unheard: 'Pas encore essayé : {{about}}.',
      noApp: 'Seule l’application en marche peut renseigner sur les raccourcis.',
    },
    account: { ok: 'Le système du compte répond.', failed: 'Le système du compte' },
    line: {
      ok: 'Les appels peuvent arriver et partir ({{about}}).',
      failed: 'La ligne n’est pas connectée.',
      noApp: 'Seule l’application en marche peut renseigner sur la ligne.',
    },
  },
} as const
