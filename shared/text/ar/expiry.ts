/** Arabic: en/expiry.ts. */
export const expiry = {
  expired: 'انتهت شهادة {{name}}',
  today: 'تنتهي شهادة {{name}} اليوم',
  days_zero: 'تنتهي شهادة {{name}} خلال أقل من يوم',
  days_one: 'تنتهي شهادة {{name}} خلال يوم واحد',
  days_two: 'تنتهي شهادة {{name}} خلال يومين',
  days_few: 'تنتهي شهادة {{name}} خلال {{count}} أيام',
  days_many: 'تنتهي شهادة {{name}} خلال {{count}} يومًا',
  days_other: 'تنتهي شهادة {{name}} خلال {{count}} يوم',
  hint: 'لا يستطيع هذا الحساب تسجيل الدخول دونها. احصل على شهادة جديدة وأضف الحساب بها ثانية.',
  open: 'إظهار',
} as const
