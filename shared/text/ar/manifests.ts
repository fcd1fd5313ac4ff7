/** Arabic: what the providers’ manifests say in English, by the English. */
export const manifests = {
  'A SIP2SIP or SIPThor account: calls, Do Not Disturb, call forwarding and call history.':
    'حساب SIP2SIP أو SIPThor: المكالمات، وعدم الإزعاج، وتحويل المكالمات، وسجلها.',
  'User name or SIP address': 'اسم المستخدم أو عنوان SIP',
  'The part before the @ of your SIP address, or the whole address.':
    'ما قبل @ في عنوان SIP، أو العنوان كاملًا.',
  Domain: 'النطاق',
  'The part after the @. A whole address typed above wins.':
    'ما بعد @. العنوان الكامل المكتوب أعلاه له الأولوية.',
  Password: 'كلمة المرور',
  'The password of your SIP account. With a certificate it is used for calls only.':
    'كلمة مرور حساب SIP. مع شهادة تُستخدم للمكالمات فقط.',
  'Web password': 'كلمة مرور الموقع',
  'Only when you have set a separate password for the website.': 'فقط إن ضبطت كلمة مرور منفصلة للموقع.',
  'Settings page': 'صفحة الإعدادات',
  'The page itself or a folder above it.': 'الصفحة نفسها أو مجلد فوقها.',
  'Sign in with': 'تسجيل الدخول بـ',
  'Certificate if there is one, else password': 'الشهادة إن وُجدت، وإلا كلمة المرور',
  Certificate: 'الشهادة',
  'The .p12 or .crt file from the Identity page of your account.':
    'ملف ‎.p12 أو ‎.crt من صفحة «Identity» في حسابك.',
  'Phone server': 'خادم الهاتف',
  'A wss: address or a sip: URI. Empty: found by the domain.':
    'عنوان wss: أو URI لـ SIP. فارغ: يُعثر عليه بالنطاق.',
  'Name shown to people you call': 'الاسم الذي يراه من تتصل بهم',
  'Time zone of the call list': 'المنطقة الزمنية لقائمة المكالمات',
  'Only when calls show at the wrong hour: the time zone the server really uses, such as Europe/Amsterdam.':
    'فقط إن ظهرت المكالمات في ساعة خاطئة: المنطقة التي يستخدمها الخادم حقًا، مثل Europe/Amsterdam.',
  'User name': 'اسم المستخدم',
  'Four signs or more: letters, digits, dots, dashes, underscores. It becomes the part before the @.':
    'أربعة محارف أو أكثر: حروف وأرقام ونقاط وشرطات وشرطات سفلية. يصير ما قبل @.',
  'Your name': 'اسمك',
  'E-mail': 'البريد الإلكتروني',
  'Without a plus sign.': 'دون علامة زائد.',
  'Only for another system than SIP2SIP.': 'فقط لنظام غير SIP2SIP.',
  'Enrolment page': 'صفحة التسجيل',
  'The page itself, the settings page beside it, or a folder above.':
    'الصفحة نفسها، أو صفحة الإعدادات بجانبها، أو مجلد فوقها.',
  'Your extension at a sipXcom or sipXecs phone system: forwarding, voicemail, people, conferences.':
    'تحويلتك في نظام sipXcom أو sipXecs: التحويل، والبريد الصوتي، والأشخاص، والمؤتمرات.',
  'Address of the user portal': 'عنوان بوابة المستخدم',
  'As you type it into a browser. Old systems have :8443 at the end.':
    'كما تكتبه في متصفح. في نهاية الأنظمة القديمة ‎:8443.',
  'Your extension or an alias, as for the user portal.': 'تحويلتك أو اسم بديل، كما في بوابة المستخدم.',
  'Portal password': 'كلمة مرور البوابة',
  'Neither the voicemail PIN nor the SIP password.': 'ليست الرقم السري للبريد الصوتي ولا كلمة مرور SIP.',
  'Set up the phone line': 'إعداد خط الهاتف',
  'Fetches your SIP password from the server and keeps it in the keychain of this computer, so that you can call from here.':
    'يجلب كلمة مرور SIP من الخادم ويحفظها في حافظة مفاتيح هذا الحاسوب لتتصل من هنا.',
  'SIP domain': 'نطاق SIP',
  'Only when it is not the host of the portal.': 'فقط إن لم يكن مضيف البوابة.',
  'SIP password': 'كلمة مرور SIP',
  'Only when it should not be fetched from the server.': 'فقط إن لم يُرد جلبها من الخادم.',
  'Basic, or what the server asks for': 'Basic أو ما يطلبه الخادم',
  'Basic only': 'Basic فقط',
  'Digest only': 'Digest فقط',
  'Do Not Disturb silences all my phones': 'عدم الإزعاج يُسكت كل هواتفي',
  'The server has no Do Not Disturb. On: your call forwarding is saved, shortened, and put back when you switch it off. Off: only calls to this app are declined.':
    'ليس في الخادم عدم إزعاج. مفعّل: يُحفظ تحويلك ويُختصر ثم يُعاد عند الإيقاف. معطّل: تُرفض المكالمات إلى هذا التطبيق فقط.',
  'Call controller': 'متحكم المكالمات',
  'Only when the portal cannot start calls. This connection is not encrypted.':
    'فقط إن كانت البوابة لا تستطيع بدء المكالمات. هذا الاتصال غير مشفّر.',
  'Time zone of the server': 'المنطقة الزمنية للخادم',
  'For the times in the call history. Empty: as on this computer.':
    'لأوقات سجل المكالمات. فارغ: كما على هذا الحاسوب.',
  '2N intercom': 'جهاز اتصال داخلي 2N',
  'A 2N door station: who rings, open the door, its call log and its phone settings.':
    'محطة باب 2N: من يقرع، وفتح الباب، وسجل مكالماتها، وإعدادات هاتفها.',
  'Address of the device': 'عنوان الجهاز',
  'As you type it into a browser to see the device’s own page.': 'كما تكتبه في متصفح لترى صفحة الجهاز.',
  'API user name': 'اسم مستخدم API',
  'Set on the device under Services, HTTP API, Account 1 to 5. Not the name for its own page.':
    'يُضبط على الجهاز ضمن Services, HTTP API, Account 1 إلى 5. ليس اسم صفحته نفسها.',
  'API password': 'كلمة مرور API',
  Group: 'المجموعة',
  'For several devices, such as the name of a building.': 'لعدة أجهزة، مثل اسم مبنى.',
  'Each service of the device may ask for something else; automatic follows it.':
    'قد تطلب كل خدمة في الجهاز شيئًا آخر؛ التلقائي يتبعها.',
  'What the device asks for': 'ما يطلبه الجهاز',
  Nothing: 'لا شيء',
  'Allow a connection that is not private': 'السماح باتصال غير خاص',
  'Only for an address that begins with http. Passwords of SIP accounts are never sent that way.':
    'فقط لعنوان يبدأ بـ http. كلمات مرور حسابات SIP لا تُرسل هكذا أبدًا.',
  'Registers with': 'يسجّل نفسه لدى',
  'Name of your account at the phone system the device belongs to. Its health is judged by that.':
    'اسم حسابك في نظام الهاتف الذي يتبعه الجهاز. تُقاس حالته به.',
  'Number of the device there': 'رقم الجهاز هناك',
  'SIP account of the device for that': 'حساب SIP في الجهاز لذلك',
  'Switch that opens the door': 'المفتاح الذي يفتح الباب',
  'A number. The first switch in use unless you say so.': 'رقم. أول مفتاح مستخدم ما لم تحدد غيره.',
  'Rings here for': 'يرنّ هنا لـ',
  'Numbers the door calls, with commas between. Every call of the door unless you say so.':
    'الأرقام التي يتصل بها الباب تفصلها فواصل. كل مكالمات الباب ما لم تحدد غيرها.',
  'Do Not Disturb here means': 'معنى عدم الإزعاج هنا',
  'Off unless you say so: “disable” switches the SIP account off, “answer-mode:2” sets that answer mode.':
    'معطّل ما لم تحدد غيره: «disable» يوقف حساب SIP، و«answer-mode:2» يضبط نمط الرد هذا.',
  'SIP account for Do Not Disturb': 'حساب SIP لعدم الإزعاج',
  'SIP account': 'حساب SIP',
  'A phone line at any SIP server: your own, your company’s or a phone company’s.':
    'خط هاتف على أي خادم SIP: خادمك أو خادم شركتك أو شركة هاتف.',
  'SIP address': 'عنوان SIP',
  'As on your business card: name or number, @, and the server’s name.':
    'كما على بطاقتك: اسم أو رقم، ثم @، ثم اسم الخادم.',
  'Only when the address above is without one.': 'فقط إن خلا منه العنوان أعلاه.',
  'User name for signing in': 'اسم المستخدم لتسجيل الدخول',
  'Only when it is not the first part of the address.': 'فقط إن لم يكن الجزء الأول من العنوان.',
  'Only when the phone server asks for one.': 'فقط إن طلبها خادم الهاتف.',
  'Calls whose sound the other side cannot encrypt are refused.':
    'تُرفض المكالمات التي لا يستطيع الطرف الآخر تشفير صوتها.',
  'For announcements and ringing tones of the other side. Where a call rings on several phones, one of them is heard.':
    'لإعلانات الطرف الآخر ونغمات رنينه. إذا رنّت المكالمة على عدة هواتف يُسمع واحد منها.',
  'Only behind a router that breaks the sound of calls. Whoever runs it sees this computer’s public address with every call. Empty: nobody is asked.':
    'فقط خلف موجّه يُفسد صوت المكالمات. من يديره يرى مع كل مكالمة العنوان العام لهذا الحاسوب. فارغ: لا يُسأل أحد.',
  'The extension or code of your phone system that calls are handed to.':
    'تحويلة أو رمز نظام الهاتف الذي تُسلَّم إليه المكالمات.',
  'Number to park a call': 'رقم إيقاف مكالمة في الانتظار',
  'Only encrypted calls': 'المكالمات المشفّرة فقط',
  'STUN server': 'خادم STUN',
  'Sound before the answer': 'الصوت قبل الرد',
} as const
