import { plain } from './name-lists.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const table = (rows: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    rows.split(' ').map((row) => {
      const [native = '', ...spellings] = row.split(/[=,]/);
      return [native, spellings];
    }),
  );

// The most common ones only: nine in ten people of these countries bear one of them.

/** Korean family names, and how their bearers spell them. */
export const KOREAN = table(
  '김=kim,gim 이=lee,yi,rhee 박=park,pak,bak 최=choi,choe 정=jung,jeong,chung 강=kang,gang 조=cho,jo 윤=yoon,yun 장=jang,chang ' +
    '임=lim,im 한=han 오=oh,o 서=seo,suh 신=shin,sin 권=kwon 황=hwang 안=ahn,an 송=song 전=jeon,jun,chun 홍=hong 유=yoo,yu,ryu ' +
    '고=ko,koh,go 문=moon,mun 양=yang 손=son,sohn 배=bae 백=baek,paik 허=heo,hur,huh 남=nam 심=shim,sim 노=noh,roh,no 하=ha ' +
    '곽=kwak 성=sung,seong 차=cha 주=joo,ju 우=woo 구=koo,ku 민=min 진=jin 지=ji 엄=eom,um 채=chae 원=won 천=cheon 방=bang ' +
    '공=kong 현=hyun 함=ham 변=byun 염=yeom 추=choo 석=seok 류=ryu,ryoo 나=na 라=ra 마=ma 도=do 소=so 선=sun 남궁=namgung 황보=hwangbo 선우=sunwoo',
);

/**
 * Chinese family names by their characters; only those with which no Japanese family name of two characters commonly
 * begins.
 */
export const CHINESE = table(
  '王=wang,wong 李=li,lee 张=zhang 張=zhang,chang,cheung 刘=liu 劉=liu,lau 陈=chen 陳=chen,chan,tan 杨=yang 楊=yang,yeung 赵=zhao 趙=zhao,chiu ' +
    '黄=huang 黃=huang,wong 周=zhou,chou,chow 吴=wu 吳=wu,ng 徐=xu,hsu 孙=sun 孫=sun 朱=zhu,chu 胡=hu 郭=guo,kuo,kwok 何=he,ho 罗=luo 羅=luo,lo ' +
    '梁=liang,leung 宋=song 郑=zheng 鄭=zheng,cheng 谢=xie 謝=xie,hsieh,tse 韩=han 唐=tang 冯=feng 馮=feng,fung 于=yu 董=dong 萧=xiao 蕭=hsiao ' +
    '程=cheng 曹=cao,tsao 袁=yuan 邓=deng 鄧=deng,tang 许=xu 許=xu,hsu,hui 傅=fu 沈=shen 曾=zeng,tseng,tsang 彭=peng 吕=lu 呂=lu 苏=su 蘇=su,so ' +
    '卢=lu 盧=lu,lo 蒋=jiang 蔣=chiang 蔡=cai,tsai,choi 贾=jia 丁=ding,ting 魏=wei 薛=xue 叶=ye 葉=ye,yeh,yip 阎=yan 余=yu,yue 潘=pan,poon 杜=du ' +
    '戴=dai,tai 夏=xia 钟=zhong 鍾=chung 汪=wang 任=ren 姜=jiang 范=fan 方=fang 姚=yao 谭=tan 譚=tam 廖=liao,liu 邹=zou 熊=xiong 陆=lu 陸=lu,luk ' +
    '郝=hao 孔=kong 白=bai 崔=cui 康=kang 毛=mao 邱=qiu,chiu 秦=qin 江=jiang,chiang,kong 顾=gu 侯=hou 邵=shao 孟=meng 龙=long 万=wan 段=duan 钱=qian ' +
    '林=lin,lam,lim 高=gao,kao 马=ma 欧阳=ouyang 歐陽=ouyang,auyeung 司马=sima 诸葛=zhuge 上官=shangguan',
);
/**
 * Japanese family names begin with these, too (Hayashi, Takahashi, Eguchi, Shirai), so characters alone do not tell
 * where one ends.
 */
const ALSO_JAPANESE = set('林 高 白 方 江 夏 宋 任 毛 秦 康 熊 万 姜 丁 戴 唐 梁 孔 何 胡 曾 程');

/** Japanese family names. */
export const JAPANESE = table(
  '佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 伊藤=ito 渡辺=watanabe 渡邊=watanabe 山本=yamamoto 中村=nakamura 小林=kobayashi 加藤=kato ' +
    '吉田=yoshida 山田=yamada 佐々木=sasaki 山口=yamaguchi 松本=matsumoto 井上=inoue 木村=kimura 斎藤=saito 斉藤=saito 清水=shimizu ' +
    '山崎=yamazaki 池田=ikeda 橋本=hashimoto 石川=ishikawa 山下=yamashita 中島=nakajima 石井=ishii 小川=ogawa 前田=maeda 岡田=okada ' +
    '長谷川=hasegawa 藤田=fujita 後藤=goto 近藤=kondo 村上=murakami 遠藤=endo 青木=aoki 坂本=sakamoto 福田=fukuda 太田=ota 西村=nishimura ' +
    '藤井=fujii 金子=kaneko 岡本=okamoto 藤原=fujiwara 中野=nakano 三浦=miura 原田=harada 松田=matsuda 竹内=takeuchi 田村=tamura ' +
    '中山=nakayama 和田=wada 石田=ishida 森田=morita 上田=ueda 内田=uchida 柴田=shibata 酒井=sakai 宮崎=miyazaki 横山=yokoyama',
);

export const VIETNAMESE = set(
  'nguyen tran pham huynh bui ngo trinh dinh le phan vo dang duong hoang vu do ho ly mai doan truong luong dao cao lam',
);

/**
 * Hungarians at home put the family name first, and abroad often not: these two lists tell where both words are in one.
 */
export const HUNGARIAN = set(
  'nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah racz fekete szilagyi',
);
export const HUNGARIAN_GIVEN = set(
  'peter janos laszlo istvan zoltan jozsef attila gabor sandor tamas zsolt andras balazs csaba ferenc mihaly imre gyorgy lajos adam ' +
    'david krisztian bence mate levente marton gergely norbert robert tibor anna eva katalin maria erzsebet ilona zsuzsanna agnes ' +
    'judit andrea ildiko krisztina monika nikolett eszter reka zsofia dora timea anita viktoria orsolya szilvia edit gabriella tunde',
);

/** Family names that are as common as given names in the East. */
const ALSO_GIVEN = set(
  'wei yu jing yan lin long mai xiao ye xue hao jin ming jun yang min ji hyun sung woo won han lan shan ning ting fang fan xia su ' +
    'hoang vu duong do ho ly lam dao cao dang luong hui tai so sun moon nam na yao meng bai kai song joo sin kang hong ren lu dai jia wan bae koo yi ju an ha ma son so no go o ra um im ham cha',
);
/** Family names that are given names in the West. */
const WESTERN_GIVEN = set('kim lee jo lin lo chan may');

const spellings = (...tables: (typeof KOREAN)[]): string[] => tables.flatMap((each) => [...each.values()].flat());
const ofKorea = new Set(spellings(KOREAN));
const ofChina = new Set(spellings(CHINESE));
const ofJapan = new Set(spellings(JAPANESE));

/** `only`: hardly ever a given name; `eastern`, `western`: a given name there as well. */
export type FamilyName = { readonly as: 'only' | 'eastern' | 'western'; readonly of: ReadonlySet<Origin> };
export type Origin = 'korea' | 'china' | 'japan' | 'vietnam' | 'hungary';

const ORIGINS: readonly (readonly [Origin, ReadonlySet<string>])[] = [
  ['korea', ofKorea],
  ['china', ofChina],
  ['japan', ofJapan],
  ['vietnam', VIETNAMESE],
  ['hungary', HUNGARIAN],
];

/** Family names after which a given name may come, as `plain` leaves them. */
export const FAMILY_FIRST: ReadonlySet<string> = new Set(ORIGINS.flatMap(([, names]) => [...names]));

/** What kind of family name a word is where families come first; null where it is none of the common ones. */
export function familyNameOf(word: string): FamilyName | null {
  const key = plain(word);
  if (!FAMILY_FIRST.has(key)) return null;
  const of = new Set(ORIGINS.flatMap(([origin, names]) => (names.has(key) ? [origin] : [])));
  return { as: WESTERN_GIVEN.has(key) ? 'western' : ALSO_GIVEN.has(key) ? 'eastern' : 'only', of };
}

/**
 * How long the family name is with which a name in Chinese characters or Hangul begins, and how it is spelled; null:
 * not known.
 */
export function nativeFamilyOf(
  name: string,
): { readonly length: number; readonly spellings: readonly string[] } | null {
  for (const length of [3, 2, 1]) {
    const head = name.slice(0, length);
    const spelled = length > 1 ? (JAPANESE.get(head) ?? CHINESE.get(head) ?? KOREAN.get(head)) : null;
    if (spelled) return { length, spellings: spelled };
  }
  const head = name.slice(0, 1);
  const spelled = KOREAN.get(head) ?? CHINESE.get(head);
  // 王小明, 김민수; not the four characters of a Japanese name.
  return spelled && name.length <= 3 ? { length: 1, spellings: spelled } : null;
}

/** Whether characters alone tell that a name is not Japanese. */
export const isSurelyNotJapanese = (name: string): boolean => !ALSO_JAPANESE.has(name.slice(0, 1));
