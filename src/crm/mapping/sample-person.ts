import type { CrmPerson } from './values.ts';

export const SAMPLE_PERSON: CrmPerson = {
  leadId: '',
  values: {
    ...{
      'first-name': 'Ada',
      'last-name': 'Example',
      name: 'Ada Example',
      title: 'Head of Sales',
      company: 'Example Ltd',
    },
    ...{ department: 'Sales', 'work-email': 'ada@example.com', 'personal-email': 'ada@mail.example' },
    ...{ phone: '+44 20 7946 0000', mobile: '+44 7700 900000', location: 'London', notes: 'Met at the fair' },
    linkedin: 'https://www.linkedin.com/in/ada-example',
  },
  emails: ['ada@example.com', 'ada@mail.example'],
  linkedin: 'https://www.linkedin.com/in/ada-example',
  members: ['ada-example'],
};
