"""Foreign names in Chinese letters: in which they are written, and how much one sounds like a Latin name.

A sound is compared by its consonants, coarsely: 阿莫迪 and Amodei are both N T.
"""

import difflib
import re
import unicodedata

# Letters of transcribed names, each with about what it sounds like, by the tables that newspapers use.
_SOUNDS = """
阿a 艾ai 爱ai 埃e 安an 昂ang 奥o 澳o 巴ba 芭ba 拜bai 班ban 邦bang 保bao 鲍bo 贝be 倍be 本ben 彼pi 比bi 宾bin
冰bin 波po 伯be 博bo 勃b 布b 卜b 查cha 柴chai 昌chan 车che 茨ts 慈ts 达da 大da 戴dai 丹dan 道dao 德d 得d
登den 邓den 狄di 迪di 蒂t 丁din 东don 杜du 顿ton 多do 朵do 额e 厄e 恩en 尔l 耳l 法fa 范van 凡van 方fan 菲fi
费fe 芬fin 丰fon 冯von 佛fo 夫f 弗f 福fo 富fu 伏v 盖ge 甘gan 冈gan 高go 戈go 哥ko 格g 葛g 根gen 古gu 瓜gua
圭gui 郭go 哈ha 海hi 汉han 豪ho 赫h 黑he 亨hen 洪hon 侯ho 胡hu 华wa 怀wai 惠wi 霍ho 基ki 吉gi 济ji 加ga 佳ja
贾ja 嘉ga 简jan 姜jan 杰je 捷je 金kin 津zin 京kin 久ju 卡ka 凯kai 坎kan 康con 考kao 柯ko 科k 可k 克k 肯ken
孔kon 库ku 夸kwa 奎kwi 坤kun 拉la 莱lai 赖lai 兰lan 朗lan 劳lao 勒l 乐l 雷re 蕾le 里ri 理ri 李li 丽li 利li
莉li 黎li 连len 廉liam 林lin 琳lin 留liu 龙lon 隆lon 卢lu 鲁ru 露lu 路lu 吕lu 伦len 罗ro 洛lo 略lo 马ma 玛ma
麦mak 迈mai 曼man 芒man 毛mo 梅me 美me 门men 蒙mon 孟men 米mi 密mi 敏min 明min 缪mu 摩mo 莫mo 默m 姆m 穆mu
拿na 纳na 娜na 奈nai 南nan 瑙nao 内ne 嫩nen 尼ni 妮ni 涅ne 宁nin 牛niu 纽niu 努nu 诺no 欧o 帕pa 派pai 潘pan
庞pon 佩pe 皮pi 平pin 珀p 普p 蒲p 奇ch 齐zi 恰cha 钱chan 强jon 乔jo 切che 钦chin 琼jon 丘chu 屈tru 让jan
热re 仁ren 日j 荣ron 茹ru 儒ru 瑞ri 若ro 撒sa 萨sa 塞se 赛se 桑san 森sen 瑟s 沙sha 莎sa 山shan 尚shan 绍sho
舍she 申shen 圣san 施sh 什sh 史s 士s 舒shu 斯s 丝s 思s 松son 苏su 孙son 索so 塔ta 泰tai 坦tan 唐don 汤tom
陶tao 特t 滕ten 提ti 帖te 廷tin 亭tin 通ton 童ton 图tu 土tu 托to 陀to 瓦va 万wan 旺wan 威wi 韦we 维vi 魏wei
温win 文vin 翁won 沃wo 乌u 伍wu 武wu 西si 希hi 锡si 席shi 夏sha 香shan 肖sho 萧shaw 谢she 辛sin 欣shin
兴shin 休hiu 修shu 许hu 雪she 逊son 雅ya 亚a 扬yan 杨yan 耶ye 叶ye 伊i 依i 易i 因in 英in 尤yu 于yu 约yo 泽z
扎za 詹jam 珍jen 朱ju 祖zu 佐zo 兹z 孜z 臧zan 芙f 巫u 琪ki 珊san 妲da 黛da 蓓be 媛yen 薇vi 婷tin 倩chen
曹cao 仙sen 莹in 馨shin 川chan 昆kun 桂kwe 季ji 贡gon 吴u 滨bin 裴pe 翰han 蔡tsai 铁te 耐nai 贵gi 佑yu 罕han
娃va 卓jo 茜shi 怡i 历li 彪bu 王wan 烈le 卫vi 江jan 素so 书shu
"""
LETTERS = {each[0]: each[1:] for each in _SOUNDS.split()}

_DIGRAPHS = (
    ("ph", "f"),
    ("sch", "s"),
    ("tch", "s"),
    ("ch", "s"),
    ("sh", "s"),
    ("th", "t"),
    ("ts", "s"),
    ("zh", "s"),
)
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("bp", "P"),
        **dict.fromkeys("dt", "T"),
        **dict.fromkeys("gkcq", "K"),
        **dict.fromkeys("szjx", "S"),
        **dict.fromkeys("fvw", "F"),
        **dict.fromkeys("mn", "N"),
        **dict.fromkeys("lr", "L"),
        **dict.fromkeys("aeiouhy ", ""),
    }
)
_SAME = re.compile(r"(.)\1+")


def likeness(chinese: str, latin: str) -> float:
    """From 0 to 1, how much the consonants of both have in common."""
    ours = _skeleton("".join(LETTERS.get(char, "") for char in chinese))
    theirs = _skeleton(latin)
    return difflib.SequenceMatcher(a=ours, b=theirs, autojunk=False).ratio() if ours and theirs else 0.0


def _skeleton(latin: str) -> str:
    plain = unicodedata.normalize("NFKD", latin.lower()).encode("ascii", "ignore").decode()
    for written, meant in _DIGRAPHS:
        plain = plain.replace(written, meant)
    plain = re.sub("c(?=[eiy])", "s", plain)
    return _SAME.sub(r"\1", re.sub("[^A-Z]", "", plain.translate(_CLASSES)))
