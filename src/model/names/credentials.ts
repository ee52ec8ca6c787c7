/**
 * Degrees, licences and honours that people put behind their names, as `credentialKey` leaves them. In lower case,
 * since it comes along with every badge: that compresses best.
 */
const CREDENTIALS = new Set(
  (
    'phd dphil edd dba psyd dsc scd deng md do dds dmd dvm pharmd dnp dpt od jd llb llm lld esq mba emba gemba mpa mph ' +
    'msc ms ma med meng mphil msw mfa mim mha mlis mtech bsc bs ba beng btech bcom bba mbbs ' +
    'cpa cfa cfp chfc cia cisa cism cissp ccsp crisc ceh cma acma cgma acca fcca aca fca frm caia cams cfe ctp ea ' +
    'pmp pgmp capm prince2 csm cspo psm pspo itil cbap lssbb ssbb cssgb asq cima ' +
    'shrm shrmcp shrmscp phr sphr gphr cipd mcipd fcipd pcc acc mcc cpcc cpc ' +
    'rn bsn msn np fnp pa pac lpn lcsw lmsw lpc lmft ccrn fache facs facp frcs mrcp obe mbe cbe ' +
    'pe eit ceng miet mice mimeche riba aia leed ra frsa fcim mcim mrics frics cscp cpim cpsm mcips fcips ccna ccnp ccie'
  ).split(' '),
);

/** "Ph.D." and "SHRM-CP" as the list has them. */
export function credentialKey(text: string): string {
  return text.replace(/[.\s-]/g, '').toLowerCase();
}

/** Two letters ("MA") are also a given name behind a surname, so they must be capitals after something that is not. */
export function isCredential(word: string, before: string): boolean {
  const key = credentialKey(word);
  if (!CREDENTIALS.has(key)) return false;
  return key.length > 2 || (word === word.toUpperCase() && /\s|\p{Ll}/u.test(before));
}
