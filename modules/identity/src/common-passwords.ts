/**
 * Passwords of ten characters and more that lists of stolen ones hold most often, Chinese ones included, in lower
 * case. Shorter ones fall by their length, rows of digits and letters by their pattern.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc zaq12wsxcde3 qazwsxedcrfv qwertyuiop qwertyuiop123
  qwerty123456 qwert12345 qwer123456 asdfghjkl123 asdf123456 zxcvbnm123 zxcvbnm1234 q1w2e3r4t5 q1w2e3r4t5y6
  password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123 password!23 passwordpassword
  administrator admin123456 admin12345 admin@123456 admin888888 root123456 test123456 testtest123 welcome123
  welcome1234 changeme123 letmein123 iloveyou123 iloveyou520 iloveyou1314 woaini1314 woaini520 woaini1314520
  woaini5201314 woaiwojia1314 woaiwojia520 5201314520 1314520520 5201314123 1314521521 a1234567890 a123456789
  a12345678910 aa123456789 aa12345678 abc1234567 abc12345678 abc123456789 abcd123456 abcd1234567 abcd12345678
  abc123abc123 123456789a 1234567890a 123456789aa 123456789abc 123456789q 123456789qq 123456789z 123456abc1
  123456abcd 12345qwert 123456qwerty 123qweasdzxc qweasdzxc123 123qwe123qwe qwe123qwe123 1234qwerasdf
  1234qwer1234 147258369a 1472583690 147852369a 0147258369 0123698745 1357924680 2468013579 1122334455
  11223344556677 123123123a 123321123321 1231231234 987654321a 1029384756 5845201314 7758521520 woshishui123
  wobuzhidao wobuzhidao1 zhangwei123 wangwei123 liuwei1234 beijing2008 shanghai123 zhongguo123 china123456
  yaodian123 yaodian123456 yaofang123456 yiyao123456 yaolian123 yaolian1234 yaolian123456 gongsi123456
  dongfang123 football123 baseball123 superman123 sunshine123 princess123 monkey1234 dragon1234 michael123`
    .split(/\s+/)
    .filter(Boolean),
)
