/** Arabic: en/admin-errors.ts. */
export const adminErrors = {
  'not-found/admin-resource':
    'لا شيء كهذا لإدارته[: {{field}}]. لم يتغير شيء. يذكرها «sidetone admin resources» كلها.',
  'not-found/admin-item':
    'ليس لدى {{host|نظام الهاتف}} ما له هذا الاسم أو الرقم[: {{field}}]. لم يتغير شيء. انظر القائمة.',
  'not-found/admin-setting':
    'ليس لدى {{host|نظام الهاتف}} إعداد بهذا الاسم[: {{field}}]. لم يتغير شيء. انظر قائمة إعداداته.',
  'not-supported/admin-verb':
    'لا يوفر نظام الهاتف طريقة لهذا[: {{field}}]. لم يتغير شيء. يذكر «sidetone admin resources» ما يمكن فعله.',
  'not-supported/admin-settings':
    'ليس لهذا إعدادات خاصة به[: {{field}}]. لم يتغير شيء. يذكر «sidetone admin resources» ما له إعدادات.',
  'not-supported/admin-absent':
    'ليس لدى {{host|نظام الهاتف هذا}} ذلك. كل ما عدا ذلك يعمل كما كان. هو في نسخة أخرى أو إصدار أحدث.',
  'not-supported/admin-method':
    'يعرف {{host|نظام الهاتف هذا}} ذلك لكن لا يعرف هذا الاستخدام له. لم يتغير شيء. قد يعرفه إصدار آخر.',
  'not-supported/admin-id':
    'لا يمكن سؤال نظام الهاتف عن اسم فيه فراغات أو علامات كهذه. لم يتغير شيء. أعطه اسمًا بسيطًا في صفحات النظام أولًا.',
  'forbidden/admin':
    'يعرفك {{host|نظام الهاتف}} لكنه لا يسمح لك بإدارته. كل ما عدا ذلك يعمل كما كان. اسأل من يديره.',
  'invalid-input/admin-unknown-field':
    'لا يعرف نظام الهاتف حقلًا كهذا[: {{field}}]. لم يُرسل شيء. احذفه أو انظر الحقول في «sidetone admin resources --json».',
  'invalid-input/admin-kind':
    'في هذا الحقل شيء من نوع آخر[: {{field}}]. لم يُرسل شيء. انظر الحقول في «sidetone admin resources --json».',
  'invalid-input/admin-option':
    'ليست هذه القيمة من الخيارات[: {{field}}]. لم يُرسل شيء. انظر ما يجوز أن تكون.',
  'invalid-input/admin-required': 'شيء ناقص[: {{field}}]. لم يُرسل شيء. أكمله.',
  'invalid-input/admin-read-only': 'لا يمكن تغيير هذا الحقل[: {{field}}]. لم يُرسل شيء. احذفه.',
  'invalid-input/admin-empty-value':
    'لا يمكن إرسال قيمة فارغة[: {{field}}]. لم يتغير شيء. أعدها إلى الافتراضي بدلًا من ذلك.',
  'invalid-input/admin-setting-group': 'هذه مجموعة إعدادات[: {{field}}]. لم يتغير شيء. سمِّ واحدًا منها.',
  'invalid-input/admin-settings-id': 'لكل من هذه إعدادات خاصة به[: {{field}}]. لم يتغير شيء. حدد أيها تريد.',
  'conflict/admin':
    'لا يفعل {{host|نظام الهاتف}} هذا والحال كما هي[: «{{serverText}}»]. لم يتغير شيء. غيّر ما يعترض، كالوضع الخاص، وحاول ثانية.',
  'server-error/admin':
    'لم يستطع {{host|نظام الهاتف}} ذلك[ (الحالة {{status}})][: «{{serverText}}»]. انظر ما هو مضبوط الآن قبل أن تعيد المحاولة.',
  'bad-response/negotiation':
    'لا يجيب {{host|نظام الهاتف}} بصيغة يقرؤها Sidetone. لم يتغير شيء هنا. قد يكون إصداره أقدم أو أحدث مما يعرفه Sidetone.',
  'bad-response/html':
    'أرسل {{host|الخادم}} صفحة ويب بدل الرد. لم يتغير شيء هنا. راجع العنوان أو أخبر من يديره.',
} as const
