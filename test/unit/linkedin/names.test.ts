import { describe, expect, test } from 'vitest';
import { cleanName } from '../../../src/linkedin/names.ts';

describe('what is taken off', () => {
  test.each([
    ['white space', '  Ada \n\t\u00a0 Lovelace\u3000', 'Ada Lovelace'],
    ['a decomposed accent', 'Jose\u0301 Nin\u0303o', 'Jos\u00e9 Ni\u00f1o'],
    ['direction marks', '\u202bנועה\u202c \u200eברק\u200f', 'נועה ברק'],
    ['isolates', '\u2068Ada\u2069 Lovelace', 'Ada Lovelace'],
    ['a zero-width space', 'Ada\u200b Lovelace\ufeff', 'Ada Lovelace'],
    ['an emoji', 'Ada Lovelace 🚀', 'Ada Lovelace'],
    ['an emoji in front and between', '🌟Ada🚀Lovelace', 'Ada Lovelace'],
    ['a family joined by ZWJ', 'Ada Lovelace 👩‍👩‍👧', 'Ada Lovelace'],
    ['a profession with skin', '👩🏽‍💻 Ada Lovelace', 'Ada Lovelace'],
    ['a flag', 'Ada Lovelace 🇬🇧', 'Ada Lovelace'],
    ['a flag of tags', 'Ada Lovelace 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'Ada Lovelace'],
    ['a keycap', 'Ada Lovelace 1️⃣', 'Ada Lovelace'],
    ['a text-style heart', 'Ada ❤︎ Lovelace ❤️', 'Ada Lovelace'],
    ['emoji around a slogan, but not its words', "Ada Lovelace ⭐I'm Hiring⭐", "Ada Lovelace I'm Hiring"],
    ['what an emoji leaves dangling', 'Ada Lovelace | 🚀', 'Ada Lovelace'],
    ['the degree', 'Ada Lovelace · 2nd', 'Ada Lovelace'],
    ['a degree beyond', 'Ada Lovelace • 3rd+', 'Ada Lovelace'],
    ['a degree in Spanish', 'Ada Lovelace · 2.º', 'Ada Lovelace'],
    ['pronouns', 'Ada Lovelace (She/Her)', 'Ada Lovelace'],
    ['pronouns in French', 'Ada Lovelace (elle / iel)', 'Ada Lovelace'],
    ['pronouns before credentials', 'Ada Lovelace (she/her/hers), PhD', 'Ada Lovelace'],
    ['the text a second time', 'Ada Lovelace Ada Lovelace', 'Ada Lovelace'],
    ['the text a second time, unparted', 'Ada LovelaceAda Lovelace', 'Ada Lovelace'],
    ['the text a second time, with all', 'Ada Lovelace, MBA 🚀 Ada Lovelace, MBA 🚀', 'Ada Lovelace'],
    ['a credential', 'Ada Lovelace, MBA', 'Ada Lovelace'],
    ['credentials', 'Ada Lovelace, Ph.D., PMP®, SHRM-CP', 'Ada Lovelace'],
    ['credentials without commas between', 'Ada Lovelace, MSc PhD', 'Ada Lovelace'],
    ['a credential after one word', 'Ada, CPA', 'Ada'],
    ['a credential after a full-width comma', '田中太郎，MBA', '田中太郎'],
    ['a credential of two letters', 'Ada Lovelace, MD', 'Ada Lovelace'],
  ])('%s', (_, raw, name) => {
    expect(cleanName(raw)).toBe(name);
    expect(cleanName(name)).toBe(name);
  });
});

describe('what stays', () => {
  test.each([
    'Dr. Ada Lovelace',
    'ADA LOVELACE',
    'ada lovelace',
    'Ada',
    'A. B. C. Lovelace',
    'Ada L.',
    'Ada King-Noel',
    'Ada - Lovelace',
    "Ada O'Byron",
    'Ada Lovelace (née Byron)',
    'Ada "Enchantress" Lovelace',
    'Ada Lovelace, Jr.',
    'Lovelace, Ada',
    'MA, LI',
    'LI, MA',
    'Li, Ma',
    'Ada Lovelace, Founder',
    'Ada Lovelace, MBA, Founder',
    'Ada Lovelace MBA',
    'Lang Lang',
    'Ali Ali',
    'Boutros Boutros-Ghali',
    'Marcel·la Vidal',
    '田中 太郎',
    '田中太郎',
    '김민준',
    'Ада Лавлейс',
    'عائشة بنت أحمد',
    'مهدی علی\u200cزاده',
    'ක්‍රිෂ්ණ පෙරේරා',
    'Nguyễn Thị Ánh',
    'İpek Şahin',
    "N'Golo Kanté",
    'X Æ A-12',
  ])('%s', (name) => {
    expect(cleanName(name)).toBe(name);
  });
});

test('a name of letters is never lost', () => {
  expect(cleanName('(She/Her)')).toBe('(She/Her)');
  expect(cleanName('🚀 (they/them)')).toBe('🚀 (they/them)');
});

test('without letters there is no name', () => {
  expect(cleanName('')).toBe('');
  expect(cleanName(' \u200b🚀🚀 ')).toBe('');
});
