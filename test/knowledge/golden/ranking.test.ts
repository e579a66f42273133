import { beforeAll, describe, expect, test } from 'vitest';
import { Golden } from './golden.ts';

let golden: Golden;
beforeAll(async () => {
  golden = await Golden.open();
});

describe('fields', () => {
  test.each([
    ['soldering', 11, 'is the show that is called so, before those that speak of it or are tagged with it'],
    ['rain recording', 7, 'is the show that says nothing, but is about it'],
    ['backups', 10, 'is the show about them, before the one that has them on its way'],
    ['bread chemistry', 5, 'has one word here and one there: in its tags and in what is said'],
    ['awk parrot', 3, 'has one word in its title and one in what is said'],
    ['admiralty grey paint', 2, 'was answered by a listener'],
    ['guests named after herring', 1, 'has it in a comment'],
    ['arrows on h j k l', 12, 'says it, and is only cited by a comment on another'],
  ])('%s: show %i %s', (query, id) => {
    expect(golden.ids(query)[0]).toBe(id);
  });

  test('a comment is shown where it has the words', () => {
    const { excerpt, spread } = golden.hit('guests named after herring', 1);
    expect(excerpt?.field).toBe('comments');
    expect(excerpt?.location).toBeUndefined();
    expect(golden.marked('herring', 1)).toEqual(['herring']);
    expect(golden.hit('herring', 1).spread).toBeUndefined();
    expect(spread).toBeDefined();
  });
});

describe('nearness', () => {
  test.each([
    ['question mark', [12, 29, 21], 19],
    ['square bracket', [8, 1], 29],
    ['feeding buzz', [20], 5],
    ['raspberry pi zero', [23], 1],
  ])('%s stands so in shows %j, which come before %i, where the words are apart', (query, near, far) => {
    const ids = golden.ids(query);
    expect(ids.slice(0, near.length).toSorted()).toEqual(near.toSorted());
    expect(ids).toContain(far);
  });

  test.each([
    ['nobody wants a backup you see what everybody wants is a restore', 10],
    ['he will name a price so in october i am standing there', 1],
    ['a bat slowed ten times sounds like a small bird', 20],
    ['the phase of the moon does not come into it', 5],
    ['we put the aerial up by a metre and a half', 13],
  ])('what was said word for word, or nearly, is found: %s', (query, id) => {
    expect(golden.ids(query)[0]).toBe(id);
  });
});

describe('short and long questions', () => {
  test('a short one has shows with all its words first', () => {
    const [first, second, third] = [
      golden.ids('seagull'),
      golden.ids('photographs'),
      golden.ids('seagull photographs'),
    ];
    const both = first.filter((id) => second.includes(id));
    expect(both).toContain(10);
    expect(third.slice(0, both.length).toSorted()).toEqual(both.toSorted());
  });

  test.each([
    ['who was it that took a heavy computer home by bus and the man in the shop threw in a lampshade for nothing', 1],
    ['i remember somebody who grew tomatoes or beans and could not get the internet through the leaves in july', 13],
    ['a woman in portugal who has been mending calculators in a shop over a baker since the seventies', 24],
    ['there was one about a telephone without any google account that was put into a tin for biscuits to test it', 9],
  ])('a long one may have words that the show lacks: %s', (query, id) => {
    expect(golden.ids(query)[0]).toBe(id);
  });

  test('a word that nearly every show says does not decide', () => {
    expect(golden.ids('a show about sourdough on hacker public radio')[0]).toBe(5);
    expect(golden.ids('hello and welcome rsync')[0]).toBe(10);
  });
});

describe('shows that go through other shows', () => {
  test.each([
    ['seagull', 10],
    ['three elephants', 11],
    ['azimuth', 30],
    ['empty directory', 10],
    ['sourdough starter microcontroller', 5],
    ['jeweller screwdriver', 30],
  ])('come behind the show that is meant: %s', (query, id) => {
    const ids = golden.ids(query);
    expect(ids[0]).toBe(id);
    expect(ids).toContain(31);
  });

  test('come first where nothing else is meant, or they are asked for', () => {
    expect(golden.ids('bees')).toEqual([31]);
    expect(golden.ids('community news')[0]).toBe(31);
    expect(golden.ids('community news seagull')[0]).toBe(31);
    expect(golden.ids('hpr community news april')[0]).toBe(31);
  });
});
