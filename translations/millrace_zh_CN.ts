<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>chart</name>
    <message numerus="yes">
        <source>%n more in the table</source>
        <translation>
            <numerusform>另有 %n 项见表格</numerusform>
        </translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Stacked bars</source>
        <translation>堆叠条形图</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>折线图</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>面积图</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>瀑布图</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>no figure</source>
        <translation>没有数值</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too few to draw: %n record(s)</source>
        <translation>
            <numerusform>数据太少，无法绘图：%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to draw yet</source>
        <translation>还没有可绘制的数据</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>目标 %1</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Answer with exactly one JSON document</source>
        <translation>只输出一个 JSON 文档</translation>
    </message>
    <message>
        <source>Take this moment for now (ISO 8601)</source>
        <translation>把这个时刻当作现在（ISO 8601）</translation>
    </message>
    <message>
        <source>Language of the answer; the workspace&apos;s by default</source>
        <translation>回答所用语言；默认为工作区的语言</translation>
    </message>
    <message>
        <source>Act as this user: id, sign-in name or name</source>
        <translation>以该用户的身份：id、登录名或姓名</translation>
    </message>
    <message>
        <source>Time zone of days and times; the workspace&apos;s by default</source>
        <translation>日期和时间的时区；默认为工作区的时区</translation>
    </message>
    <message>
        <source>Show this help</source>
        <translation>显示此帮助</translation>
    </message>
    <message>
        <source>There is no option --%1 here.</source>
        <translation>这里没有选项 --%1。</translation>
    </message>
    <message>
        <source>The option --%1 is given twice.</source>
        <translation>选项 --%1 给了两次。</translation>
    </message>
    <message>
        <source>The option --%1 needs a value: %2.</source>
        <translation>选项 --%1 需要一个值：%2。</translation>
    </message>
    <message>
        <source>The option --%1 takes no value.</source>
        <translation>选项 --%1 不带值。</translation>
    </message>
    <message>
        <source>“%1” is in the bin; records that went there: %2.</source>
        <translation>“%1”已放入回收站；一同放入的记录：%2。</translation>
    </message>
    <message>
        <source>“%1” is back; records that came back: %2.</source>
        <translation>“%1”已恢复；一同恢复的记录：%2。</translation>
    </message>
    <message>
        <source>Put a record into the bin, with what hangs on it</source>
        <translation>把记录及其下属记录放入回收站</translation>
    </message>
    <message>
        <source>Have a record back from the bin, with what went along</source>
        <translation>从回收站恢复记录及一同删除的记录</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>A new record from field=value, or from a JSON object on the standard input</source>
        <translation>用 field=value 或标准输入的 JSON 对象新建记录</translation>
    </message>
    <message>
        <source>When it became so; now by default</source>
        <translation>从何时起如此；默认为现在</translation>
    </message>
    <message>
        <source>Change fields of a record; field= makes it empty</source>
        <translation>修改记录的字段；field= 表示清空</translation>
    </message>
    <message>
        <source>Say where to: --to OUT.csv.</source>
        <translation>请说明导出到哪里：--to OUT.csv。</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Rows written to %1: %2, as many as there are.</source>
        <translation>已写入 %1 的行数：%2，与应有的行数一致。</translation>
    </message>
    <message>
        <source>All records that match into a file; refuses to overwrite</source>
        <translation>把所有符合条件的记录写入文件；不覆盖已有文件</translation>
    </message>
    <message>
        <source>The file; its suffix says the format</source>
        <translation>文件；扩展名决定格式</translation>
    </message>
    <message>
        <source>Only those, like: region = &quot;East&quot; and not (owner is empty)</source>
        <translation>只要这些，例如：region = &quot;East&quot; and not (owner is empty)</translation>
    </message>
    <message>
        <source>Columns, through references by a point</source>
        <translation>列，可用点号穿过引用</translation>
    </message>
    <message>
        <source>Order: keys, with a minus for downwards</source>
        <translation>排序：字段键，前加减号为降序</translation>
    </message>
    <message>
        <source>As things stood then, by what is known now</source>
        <translation>按现在所知，当时的情况</translation>
    </message>
    <message>
        <source>As the file said then</source>
        <translation>当时文件里的内容</translation>
    </message>
    <message>
        <source>Call it like this: millrace-cli field WORKSPACE add ENTITY --label L --type T</source>
        <translation>用法：millrace-cli field WORKSPACE add ENTITY --label L --type T</translation>
    </message>
    <message>
        <source>There is no type “%1”; there are: %2.</source>
        <translation>没有类型“%1”；可用的有：%2。</translation>
    </message>
    <message>
        <source>“%1” takes no fields of one&apos;s own.</source>
        <translation>“%1”不能添加自定义字段。</translation>
    </message>
    <message>
        <source>--target goes with the types reference and references, and they need it.</source>
        <translation>--target 只用于 reference 和 references 类型，且必须给出。</translation>
    </message>
    <message>
        <source>--options goes with the types choice and multichoice, and they need it.</source>
        <translation>--options 只用于 choice 和 multichoice 类型，且必须给出。</translation>
    </message>
    <message>
        <source>%1 has the new field “%2”, key %3.</source>
        <translation>%1 有了新字段“%2”，键为 %3。</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>There are no fields of one&apos;s own.</source>
        <translation>没有自定义字段。</translation>
    </message>
    <message>
        <source>Call it like this: millrace-cli field WORKSPACE retire KEY</source>
        <translation>用法：millrace-cli field WORKSPACE retire KEY</translation>
    </message>
    <message>
        <source>The field %1 is no longer offered; its values stay.</source>
        <translation>字段 %1 不再提供；已有的值保留。</translation>
    </message>
    <message>
        <source>A field can be add, list or retire, not “%1”.</source>
        <translation>field 之后可以是 add、list 或 retire，而不是“%1”。</translation>
    </message>
    <message>
        <source>Fields of one&apos;s own: add, list, retire</source>
        <translation>自定义字段：add、list、retire</translation>
    </message>
    <message>
        <source>English label</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Chinese label</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>text, integer, decimal, money, date, choice, reference ...</source>
        <translation>text、integer、decimal、money、date、choice、reference 等</translation>
    </message>
    <message>
        <source>Options of a choice: key, or key:label:标签</source>
        <translation>选项：key，或 key:label:标签</translation>
    </message>
    <message>
        <source>What a reference refers to</source>
        <translation>引用指向什么</translation>
    </message>
    <message>
        <source>Digits after the point of a decimal</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Section of the form</source>
        <translation>表单分组</translation>
    </message>
    <message>
        <source>Regular expression that texts must match</source>
        <translation>文本必须符合的正则表达式</translation>
    </message>
    <message>
        <source>No record without it</source>
        <translation>没有它就不能保存记录</translation>
    </message>
    <message>
        <source>In the search index</source>
        <translation>进入搜索索引</translation>
    </message>
    <message>
        <source>Lists can be sorted by it</source>
        <translation>列表可按它排序</translation>
    </message>
    <message>
        <source>Several pipelines are called “%1”: name one by its id.</source>
        <translation>有几个漏斗都叫“%1”：请用 id 指定。</translation>
    </message>
    <message>
        <source>--to is given twice: once a day and once a file is what it takes.</source>
        <translation>--to 给了两次：它可以是一个日期和一个文件。</translation>
    </message>
    <message>
        <source>--mode is flow or stock, not “%1”.</source>
        <translation>--mode 可为 flow 或 stock，而不是“%1”。</translation>
    </message>
    <message>
        <source>A period goes with --mode flow; stock is asked --as-of a moment.</source>
        <translation>期间只用于 --mode flow；stock 请用 --as-of 指定时刻。</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>The funnel is in %1.</source>
        <translation>漏斗已写入 %1。</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation>%1，截至 %2</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>How opportunities move through the stages, from the journal</source>
        <translation>商机如何经过各阶段，取自操作记录</translation>
    </message>
    <message>
        <source>Name or id; the first one that is used by default</source>
        <translation>名称或 id；默认为第一个有商机的漏斗</translation>
    </message>
    <message>
        <source>Visits of stages that began on this day or later</source>
        <translation>从这一天起开始的阶段停留</translation>
    </message>
    <message>
        <source>One funnel for each value of this field</source>
        <translation>按该字段的每个值各出一个漏斗</translation>
    </message>
    <message>
        <source>flow: what began in the period; stock: what stands where</source>
        <translation>flow：期间内开始的；stock：当前各阶段存量</translation>
    </message>
    <message>
        <source>Only those opportunities</source>
        <translation>只统计这些商机</translation>
    </message>
    <message>
        <source>Making the sample</source>
        <translation>正在生成示例</translation>
    </message>
    <message>
        <source>Say how many: --customers N.</source>
        <translation>请说明数量：--customers N。</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Made: %1.</source>
        <translation>已生成：%1。</translation>
    </message>
    <message>
        <source>Fill with a made-up company; same seed and --now, same records</source>
        <translation>填入一个虚构的公司；种子和 --now 相同则记录相同</translation>
    </message>
    <message>
        <source>How many customers</source>
        <translation>客户数量</translation>
    </message>
    <message>
        <source>How many contacts; two a customer by default</source>
        <translation>联系人数量；默认每个客户两个</translation>
    </message>
    <message>
        <source>How many opportunities; one a customer by default</source>
        <translation>商机数量；默认每个客户一个</translation>
    </message>
    <message>
        <source>How many activities; ten a customer by default</source>
        <translation>活动数量；默认每个客户十个</translation>
    </message>
    <message>
        <source>How many tasks; one for five customers by default</source>
        <translation>任务数量；默认每五个客户一个</translation>
    </message>
    <message>
        <source>The number that decides all of it; 1 by default</source>
        <translation>决定全部内容的种子数；默认为 1</translation>
    </message>
    <message>
        <source>One record</source>
        <translation>一条记录</translation>
    </message>
    <message>
        <source>created</source>
        <translation>已新建</translation>
    </message>
    <message>
        <source>put into the bin</source>
        <translation>已放入回收站</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>day not known</source>
        <translation>日期未知</translation>
    </message>
    <message>
        <source>What became of a record: who changed what, when</source>
        <translation>一条记录的经过：谁在何时改了什么</translation>
    </message>
    <message>
        <source>To take it back: millrace-cli undo %1 %2</source>
        <translation>撤销此操作：millrace-cli undo %1 %2</translation>
    </message>
    <message>
        <source>The encoding “%1” cannot be read here.</source>
        <translation>这里不能读取编码“%1”。</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Which column is which field; by name where it is not given</source>
        <translation>哪一列对应哪个字段；不给则按名称匹配</translation>
    </message>
    <message>
        <source>Field by which rows find their records</source>
        <translation>用来查找已有记录的字段</translation>
    </message>
    <message>
        <source>utf-8, gb18030 ...; guessed where it is not given</source>
        <translation>utf-8、gb18030 等；不给则自动识别</translation>
    </message>
    <message>
        <source>Only say what would happen</source>
        <translation>只说明将会发生什么</translation>
    </message>
    <message>
        <source>Where refused rows go, with what is wrong with them</source>
        <translation>被拒绝的行连同原因写到哪里</translation>
    </message>
    <message>
        <source>Which files, and which column is which field</source>
        <translation>有哪些文件，哪一列对应哪个字段</translation>
    </message>
    <message>
        <source>Folder for refused rows</source>
        <translation>存放被拒绝行的文件夹</translation>
    </message>
    <message>
        <source>“%1” is no currency code, like CNY.</source>
        <translation>“%1”不是货币代码，例如 CNY。</translation>
    </message>
    <message>
        <source>Made the workspace %1.</source>
        <translation>已建立工作区 %1。</translation>
    </message>
    <message>
        <source>It holds a sample company.</source>
        <translation>其中有一个示例公司。</translation>
    </message>
    <message>
        <source>Make a new workspace; refuses to overwrite</source>
        <translation>新建工作区；不覆盖已有文件</translation>
    </message>
    <message>
        <source>Base currency of all sums (ISO 4217); CNY by default</source>
        <translation>所有合计所用的本位币（ISO 4217）；默认 CNY</translation>
    </message>
    <message>
        <source>Name of the first user</source>
        <translation>第一个用户的姓名</translation>
    </message>
    <message>
        <source>With the records of a sample company</source>
        <translation>带有示例公司的记录</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>The workspace is damaged:</source>
        <translation>工作区已损坏：</translation>
    </message>
    <message>
        <source>Digest of the records %1, of the history %2</source>
        <translation>记录摘要 %1，历史摘要 %2</translation>
    </message>
    <message>
        <source>Rebuilding</source>
        <translation>正在重建</translation>
    </message>
    <message>
        <source>A copy of the workspace is in %1 (%2 bytes).</source>
        <translation>工作区的副本在 %1（%2 字节）。</translation>
    </message>
    <message>
        <source>Check the file, the chain of its journal, and the records against it</source>
        <translation>检查文件、操作记录的链条，以及记录是否与之一致</translation>
    </message>
    <message>
        <source>Make all records and the search index anew from the journal</source>
        <translation>按操作记录重建所有记录和搜索索引</translation>
    </message>
    <message>
        <source>Make the search index anew; the same as rebuild</source>
        <translation>重建搜索索引；与 rebuild 相同</translation>
    </message>
    <message>
        <source>A consistent copy, also while others work; refuses to overwrite</source>
        <translation>一致的副本，他人工作时也可进行；不覆盖已有文件</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 / %2 · %3</translation>
    </message>
    <message>
        <source>Rows of one kind of record</source>
        <translation>一种记录的各行</translation>
    </message>
    <message>
        <source>Only those that hold this text</source>
        <translation>只要含有此文字的</translation>
    </message>
    <message>
        <source>At most so many rows</source>
        <translation>最多这么多行</translation>
    </message>
    <message>
        <source>Leave out so many rows first</source>
        <translation>先略过这么多行</translation>
    </message>
    <message>
        <source>Only how many there are</source>
        <translation>只要数量</translation>
    </message>
    <message>
        <source>What lies in the bin</source>
        <translation>回收站中的记录</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>应填</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>唯一</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Kinds of records and their fields, with types, labels, rules and options</source>
        <translation>记录种类及其字段：类型、名称、规则和选项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>匹配字段</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>找到：%1</translation>
    </message>
    <message>
        <source>Everything that matches, best first: words, parts of words, pinyin, initials, phones</source>
        <translation>所有匹配的记录，最佳在前：词、词的一部分、拼音、首字母、电话</translation>
    </message>
    <message>
        <source>At most so many; 20 by default</source>
        <translation>最多这么多；默认 20</translation>
    </message>
    <message>
        <source>Name a commit, or --last.</source>
        <translation>请指定一次提交，或 --last。</translation>
    </message>
    <message>
        <source>--force and --keep-later exclude each other.</source>
        <translation>--force 与 --keep-later 不能同时使用。</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>--keep-later undoes the rest, --force undoes these along.</source>
        <translation>--keep-later 撤销其余部分，--force 连同这些一起撤销。</translation>
    </message>
    <message>
        <source>Changes taken back: %1. This is commit %2.</source>
        <translation>已撤回的更改：%1。此操作为提交 %2。</translation>
    </message>
    <message>
        <source>Later changes that were undone along:</source>
        <translation>一同撤销的后续更改：</translation>
    </message>
    <message>
        <source>Later changes that were kept:</source>
        <translation>保留的后续更改：</translation>
    </message>
    <message>
        <source>Take back a commit: an edit, an import, an undo</source>
        <translation>撤回一次提交：编辑、导入或撤销</translation>
    </message>
    <message>
        <source>What I did last and did not undo</source>
        <translation>我最近做过且未撤销的操作</translation>
    </message>
    <message>
        <source>Also what was changed later on top of it</source>
        <translation>连同其后在此之上的更改</translation>
    </message>
    <message>
        <source>All but what was changed later on top of it</source>
        <translation>其后在此之上的更改除外</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>推进</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化率</translation>
    </message>
    <message>
        <source>Median days</source>
        <translation>中位天数</translation>
    </message>
    <message>
        <source>90 % within</source>
        <translation>90 % 天数</translation>
    </message>
    <message>
        <source>Won %1, %2 · lost %3 · reopened %4</source>
        <translation>赢单 %1，%2 · 输单 %3 · 重新打开 %4</translation>
    </message>
    <message>
        <source>%1: %2 open ones have no amount.</source>
        <translation>%1：%2 个在手商机没有金额。</translation>
    </message>
    <message>
        <source>%1: %2 open ones have an amount without an exchange rate; it is not in the value.</source>
        <translation>%1：%2 个在手商机的金额没有汇率，未计入金额。</translation>
    </message>
    <message>
        <source>%1: since when is not known of %2; they do not count for the days.</source>
        <translation>%1：%2 个的开始日期未知，不计入天数。</translation>
    </message>
    <message>
        <source>%1 won ones have an amount without an exchange rate; it is not in the value.</source>
        <translation>%1 个赢单的金额没有汇率，未计入金额。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>millrace-cli: Millrace without a window.</source>
        <translation>millrace-cli：没有窗口的 Millrace。</translation>
    </message>
    <message>
        <source>[--json] COMMAND WORKSPACE ...</source>
        <translation>[--json] COMMAND WORKSPACE ...</translation>
    </message>
    <message>
        <source>Options of every command:</source>
        <translation>所有命令的选项：</translation>
    </message>
    <message>
        <source>millrace-cli COMMAND --help says more, with an example.</source>
        <translation>millrace-cli COMMAND --help 有更多说明和示例。</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>示例：</translation>
    </message>
    <message>
        <source>%1 → %2: read %3, created %4, updated %5, left out %6, refused %7.</source>
        <translation>%1 → %2：读取 %3，新建 %4，更新 %5，略过 %6，拒绝 %7。</translation>
    </message>
    <message>
        <source>Made along: %1.</source>
        <translation>一并新建：%1。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Refused rows are in %1.</source>
        <translation>被拒绝的行在 %1。</translation>
    </message>
    <message>
        <source>Which command? millrace-cli --help lists them.</source>
        <translation>哪个命令？millrace-cli --help 列出全部。</translation>
    </message>
    <message>
        <source>There is no command “%1”: millrace-cli --help lists them.</source>
        <translation>没有命令“%1”：millrace-cli --help 列出全部。</translation>
    </message>
    <message>
        <source>Call it like this: millrace-cli %1 %2</source>
        <translation>用法：millrace-cli %1 %2</translation>
    </message>
    <message>
        <source>The language is zh_CN or en, not “%1”.</source>
        <translation>语言为 zh_CN 或 en，而不是“%1”。</translation>
    </message>
    <message>
        <source>There is no time zone called “%1”.</source>
        <translation>没有叫“%1”的时区。</translation>
    </message>
    <message>
        <source>Several users are called “%1”: name one by its id.</source>
        <translation>有几个用户叫“%1”：请用 id 指定。</translation>
    </message>
    <message>
        <source>There is no user “%1”.</source>
        <translation>没有用户“%1”。</translation>
    </message>
    <message>
        <source>“%1” is no day or moment, like 2025-03-07 or 2025-03-07T14:05:00+08:00.</source>
        <translation>“%1”不是日期或时刻，例如 2025-03-07 或 2025-03-07T14:05:00+08:00。</translation>
    </message>
    <message>
        <source>“%1” is no id: an id is 36 characters, like 0192f6d4-….</source>
        <translation>“%1”不是 id：id 有 36 个字符，例如 0192f6d4-…。</translation>
    </message>
    <message>
        <source>--as-of and --known-at ask different questions: give one of them.</source>
        <translation>--as-of 与 --known-at 问的不是一回事：只给其中一个。</translation>
    </message>
    <message>
        <source>“%1” is no field=value.</source>
        <translation>“%1”不是 field=value。</translation>
    </message>
    <message>
        <source>Give field=value, or a JSON object on the standard input.</source>
        <translation>请给出 field=value，或在标准输入给出 JSON 对象。</translation>
    </message>
    <message>
        <source>The standard input is no JSON, at byte %1: %2.</source>
        <translation>标准输入不是 JSON，位置在第 %1 字节：%2。</translation>
    </message>
    <message>
        <source>The standard input holds JSON, but no object of fields and values.</source>
        <translation>标准输入是 JSON，但不是由字段和值组成的对象。</translation>
    </message>
    <message>
        <source>Example: --filter &apos;name ~ &quot;beer&quot; and created_at within last 30 days&apos;</source>
        <translation>示例：--filter &apos;name ~ &quot;啤酒&quot; and created_at within last 30 days&apos;</translation>
    </message>
    <message>
        <source>--header-row is a number from 1, not “%1”.</source>
        <translation>--header-row 应为从 1 起的数字，不能是「%1」。</translation>
    </message>
    <message>
        <source>Name or number of the sheet; the first with cells where it is not given</source>
        <translation>工作表的名称或序号；不写则取第一张有内容的表</translation>
    </message>
    <message>
        <source>Row with the names of the columns; found where it is not given</source>
        <translation>列名所在的行；不写则自动识别</translation>
    </message>
    <message>
        <source>--mode is create, update, upsert or skip, not “%1”.</source>
        <translation>--mode 应为 create、update、upsert 或 skip，不能是「%1」。</translation>
    </message>
    <message>
        <source>New records, changes of old ones, both, or only what is not there yet</source>
        <translation>新建记录、更新已有记录、两者兼有，或只新建尚不存在的</translation>
    </message>
    <message>
        <source>“%1” names no field of what is made: write customer.name=…</source>
        <translation>「%1」不是所建记录的字段：请写成 customer.name=…</translation>
    </message>
    <message>
        <source>Converted: %1</source>
        <translation>已转换：%1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>was there</source>
        <translation>原有</translation>
    </message>
    <message>
        <source>Entries of the timeline linked: %1. This is commit %2.</source>
        <translation>已关联时间线记录 %1 条。本次提交为 %2。</translation>
    </message>
    <message>
        <source>A lead becomes a customer, a contact and an opportunity; one undo takes it back</source>
        <translation>把线索转换为客户、联系人和商机；撤销一次即可全部收回</translation>
    </message>
    <message>
        <source>The customer: one that is there, new, or none</source>
        <translation>客户：已有的、新建或不建</translation>
    </message>
    <message>
        <source>The contact: one that is there, new, or none</source>
        <translation>联系人：已有的、新建或不建</translation>
    </message>
    <message>
        <source>The opportunity: one that is there, new, or none</source>
        <translation>商机：已有的、新建或不建</translation>
    </message>
    <message>
        <source>Files are written as .xlsx, .csv, .tsv, .json or .vcf here, not as “%1”.</source>
        <translation>这里可写 .xlsx、.csv、.tsv、.json 或 .vcf 文件，不能写“%1”。</translation>
    </message>
    <message>
        <source>Contact cards (.vcf) hold people and companies with a telephone or mail, not “%1”.</source>
        <translation>名片文件（.vcf）只能存放有电话或邮箱的人和公司，不能存放“%1”。</translation>
    </message>
    <message>
        <source>Texts cut at the 32,767 characters that a cell holds: %1.</source>
        <translation>因超过单元格 32,767 个字符的上限而截短的文本：%1 处。</translation>
    </message>
    <message>
        <source>--least is a number from 0 to 1</source>
        <translation>--least 是 0 到 1 之间的数</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Pairs that look alike: %1</source>
        <translation>疑似重复的成对记录：%1</translation>
    </message>
    <message>
        <source>Last follow-up</source>
        <translation>最近跟进</translation>
    </message>
    <message>
        <source>Records that look alike: %1</source>
        <translation>疑似重复的记录：%1</translation>
    </message>
    <message>
        <source>Records that may be the same: of the whole base, of one record, of one to be made</source>
        <translation>查重：整个库、某条记录，或将要新建的记录</translation>
    </message>
    <message>
        <source>Compare all records with each other; so too without ID and values</source>
        <translation>两两比较所有记录；不给 ID 和字段值时也是如此</translation>
    </message>
    <message>
        <source>Only pairs at least so alike, from 0 to 1; 0.7 where not said</source>
        <translation>只列出相似度不低于此值（0 到 1）的成对记录；默认 0.7</translation>
    </message>
    <message>
        <source>At most so many, the likeliest first</source>
        <translation>最多列出多少条，最相似的在前</translation>
    </message>
    <message>
        <source>“%1”: write FIELD=N, N being the place of a record in the call, from 1</source>
        <translation>“%1”：请写成 FIELD=N，N 是记录在命令中的位置，从 1 起</translation>
    </message>
    <message>
        <source>Merged into “%1”: %2. References that moved: %3. This is commit %4.</source>
        <translation>已合并到“%1”：%2 条。转移的引用：%3 处。这是提交 %4。</translation>
    </message>
    <message>
        <source>Several records become one; unmerge takes them apart again at any time</source>
        <translation>把几条记录合并成一条；之后随时可用 unmerge 拆开</translation>
    </message>
    <message>
        <source>Fields that take the value of the N-th record; else the first that has one</source>
        <translation>取第 N 条记录之值的字段；未指定的取第一个有值的</translation>
    </message>
    <message>
        <source>Entered: %1</source>
        <translation>进入：%1</translation>
    </message>
    <message>
        <source> (new record)</source>
        <translation>（新建）</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation>离开：%1</translation>
    </message>
    <message>
        <source> (deleted)</source>
        <translation>（已删除）</translation>
    </message>
    <message>
        <source>Stayed: %1</source>
        <translation>仍在：%1</translation>
    </message>
    <message>
        <source>%1 saved views are called “%2”</source>
        <translation>名为“%2”的已存视图有 %1 个</translation>
    </message>
    <message>
        <source>Those of a saved view</source>
        <translation>某个已存视图中的记录</translation>
    </message>
    <message>
        <source>Who came among them or left since then</source>
        <translation>自那时起谁进入、谁离开</translation>
    </message>
    <message>
        <source>That merge is taken back already.</source>
        <translation>这次合并已经拆开过了。</translation>
    </message>
    <message>
        <source>The records are apart again. This is commit %1.</source>
        <translation>记录已重新拆开。这是提交 %1。</translation>
    </message>
    <message>
        <source>Take a merge back at any later time; what was changed since is kept</source>
        <translation>随时拆开一次合并；之后的改动保留</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Because they</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Customers in classes by how lately, how often and for how much they bought</source>
        <translation>按最近、频次和金额给客户分类（RFM）</translation>
    </message>
    <message>
        <source>Person with reports</source>
        <translation>人员（含下属）</translation>
    </message>
    <message>
        <source>Won so far</source>
        <translation>已赢单</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Best case</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>储备</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>10 %</source>
        <translation>10 %</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50 %</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>(nobody)</source>
        <translation>（无负责人）</translation>
    </message>
    <message>
        <source>The range holds in 8 of 10 quarters; it rests on %1 closed opportunities.</source>
        <translation>10 个季度中有 8 个落在此范围内；依据 %1 个已结束的商机。</translation>
    </message>
    <message>
        <source>That is little, so the range is wide.</source>
        <translation>依据很少，所以范围较宽。</translation>
    </message>
    <message>
        <source>%1 stands in no forecast category: its opportunities are in no line.</source>
        <translation>“%1”没有预测类别：其商机不在任何一行中。</translation>
    </message>
    <message>
        <source>%1 open ones have no expected close: they are in no line.</source>
        <translation>%1 个进行中的商机没有预计成交日期：不在任何一行中。</translation>
    </message>
    <message>
        <source>%1 open ones of the quarter have no amount or no exchange rate.</source>
        <translation>本季度 %1 个进行中的商机没有金额或没有汇率。</translation>
    </message>
    <message>
        <source>Days before the end</source>
        <translation>距季末天数</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>预测次数</translation>
    </message>
    <message>
        <source>Within range</source>
        <translation>落在范围内</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Too high by</source>
        <translation>偏高</translation>
    </message>
    <message>
        <source>Called too high by</source>
        <translation>申报偏高</translation>
    </message>
    <message>
        <source>“%1” is no quarter, like 2025Q1.</source>
        <translation>“%1”不是季度，应如 2025Q1。</translation>
    </message>
    <message>
        <source>Only the forecast of today is kept.</source>
        <translation>只能留存今天的预测。</translation>
    </message>
    <message>
        <source>Forecasting</source>
        <translation>正在预测</translation>
    </message>
    <message>
        <source>The forecast is kept.</source>
        <translation>预测已留存。</translation>
    </message>
    <message>
        <source>What a quarter will bring, by person and manager, with a range</source>
        <translation>一个季度会有多少业绩，按人员和上级汇总，并给出范围</translation>
    </message>
    <message>
        <source>The running one by default</source>
        <translation>默认为本季度</translation>
    </message>
    <message>
        <source>Keeps it as records, to be held against what comes</source>
        <translation>留存为记录，以便日后与实际对照</translation>
    </message>
    <message>
        <source>How good the kept forecasts were</source>
        <translation>留存的预测有多准</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Does not add up by</source>
        <translation>与汇总之差</translation>
    </message>
    <message>
        <source>Since closing</source>
        <translation>关账后变化</translation>
    </message>
    <message>
        <source>%1 of the weekdays are over (public holidays count as weekdays).</source>
        <translation>工作日已过 %1（法定节假日按工作日计）。</translation>
    </message>
    <message>
        <source>%1 of the days are over.</source>
        <translation>天数已过 %1。</translation>
    </message>
    <message>
        <source>Several metrics are called “%1”: name one by its id.</source>
        <translation>有多个指标叫“%1”：请用编号指明。</translation>
    </message>
    <message>
        <source>“%1” is no period, like 2025-03, 2025Q1 or 2025.</source>
        <translation>“%1”不是期间，应如 2025-03、2025Q1 或 2025。</translation>
    </message>
    <message>
        <source>--pace is weekdays or all, not “%1”.</source>
        <translation>--pace 只能是 weekdays 或 all，不能是“%1”。</translation>
    </message>
    <message>
        <source>--close needs the --period that is to be closed.</source>
        <translation>--close 需要用 --period 指明要关账的期间。</translation>
    </message>
    <message>
        <source>What was to be reached and what was, by person and department</source>
        <translation>目标与完成情况，按人员和部门</translation>
    </message>
    <message>
        <source>Name or id; the first by name by default</source>
        <translation>名称或编号；默认为按名称的第一个</translation>
    </message>
    <message>
        <source>A month, a quarter or a year; by default all of this year</source>
        <translation>月、季度或年；默认为今年全年</translation>
    </message>
    <message>
        <source>Which days count for what should be reached by now</source>
        <translation>按哪些天计算应有进度</translation>
    </message>
    <message>
        <source>Freezes the figures of the period; later edits show as a difference</source>
        <translation>冻结该期间的数字；之后的修改显示为差额</translation>
    </message>
    <message>
        <source>Of %1 that are decided %2 were won [%3, %4]</source>
        <translation>已有结果的 %1 个中赢单 %2 [%3, %4]</translation>
    </message>
    <message>
        <source>Bottleneck: %1</source>
        <translation>瓶颈：%1</translation>
    </message>
    <message>
        <source>--compare earlier needs --from: the period before is as long as this one.</source>
        <translation>--compare earlier 需要 --from：之前的期间与本期同长。</translation>
    </message>
    <message>
        <source>In comparison</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Beside it the period before, or the funnel of one person</source>
        <translation>并列显示上一期间，或某个人的漏斗</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Reports that this program does not understand: %1.</source>
        <translation>本程序看不懂的报表：%1 个。</translation>
    </message>
    <message>
        <source>--param is key=value, not “%1”.</source>
        <translation>--param 的写法是 键=值，不是“%1”。</translation>
    </message>
    <message>
        <source>This report has no parameter “%1”; it has: %2.</source>
        <translation>这张报表没有参数“%1”；它有：%2。</translation>
    </message>
    <message>
        <source>Say which report, or --list to see them.</source>
        <translation>请说明是哪张报表，或用 --list 查看。</translation>
    </message>
    <message>
        <source>%1 of %2 rows; --to writes them all.</source>
        <translation>显示 %2 行中的 %1 行；用 --to 写出全部。</translation>
    </message>
    <message>
        <source>Rows written to %1: %2, of %3 records, as many as there are.</source>
        <translation>已写入 %1：%2 行，来自 %3 条记录，与实有数一致。</translation>
    </message>
    <message>
        <source>A report: one that the program brings, or a saved one</source>
        <translation>一张报表：程序自带的，或保存的</translation>
    </message>
    <message>
        <source>Which reports there are, and their parameters</source>
        <translation>有哪些报表及其参数</translation>
    </message>
    <message>
        <source>A parameter of the report, like from=2025-01-01</source>
        <translation>报表的参数，例如 from=2025-01-01</translation>
    </message>
    <message>
        <source>“%1” is nothing that files are imported into.</source>
        <translation>不能把文件导入到「%1」。</translation>
    </message>
    <message>
        <source>No column of the file is “%1”, by which rows should find their records.</source>
        <translation>文件中没有「%1」这一列，无法据此查找已有记录。</translation>
    </message>
    <message>
        <source>Say by which field rows find their records: --key FIELD.</source>
        <translation>请指明按哪个字段查找已有记录：--key FIELD。</translation>
    </message>
    <message>
        <source>The mapping is for “%1”, not for “%2”.</source>
        <translation>该映射用于「%1」，而不是「%2」。</translation>
    </message>
    <message>
        <source>The answer could not be written out: %1.</source>
        <translation>结果无法写出：%1。</translation>
    </message>
    <message>
        <source>Whose access to which record? access WORKSPACE why USER ENTITY ID</source>
        <translation>谁对哪条记录的权限？access WORKSPACE why USER ENTITY ID</translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation>%1：可以</translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation>%1：不可以</translation>
    </message>
    <message>
        <source>Hidden fields: %1</source>
        <translation>隐藏的字段：%1</translation>
    </message>
    <message>
        <source>Masked fields: %1</source>
        <translation>脱敏的字段：%1</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>From whom to whom? access WORKSPACE hand-over USER TO</source>
        <translation>从谁交接给谁？access WORKSPACE hand-over USER TO</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>正在交接</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未完成的工作。</translation>
    </message>
    <message>
        <source>access knows why, roles and hand-over, not “%1”.</source>
        <translation>access 只认识 why、roles 和 hand-over，不认识“%1”。</translation>
    </message>
    <message>
        <source>Why a user may or may not; the first roles; handing work over</source>
        <translation>用户为何可以或不可以；建立初始角色；交接工作</translation>
    </message>
    <message>
        <source>Only count what would be handed over</source>
        <translation>只统计将要交接的数量</translation>
    </message>
    <message>
        <source>Do not disable the user whose work is handed over</source>
        <translation>不停用交出工作的用户</translation>
    </message>
    <message>
        <source>Stock at a moment</source>
        <translation>时点存量</translation>
    </message>
    <message>
        <source>Flow of a period</source>
        <translation>期间流转</translation>
    </message>
    <message>
        <source>Visits that began on this day or earlier; or a file to write, like OUT.pdf</source>
        <translation>截至这一天开始的停留；或要写入的文件，例如 OUT.pdf</translation>
    </message>
    <message>
        <source>A report is written as .pdf, .png, .svg, .xlsx, .csv, .tsv or .json here, not as “%1”.</source>
        <translation>报表可写成 .pdf、.png、.svg、.xlsx、.csv、.tsv 或 .json，不能写成「%1」。</translation>
    </message>
    <message>
        <source>This report draws no chart: ask for .pdf, .xlsx or .csv.</source>
        <translation>这张报表没有图表：请改用 .pdf、.xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Give the password on the standard input.</source>
        <translation>请在标准输入中给出密码。</translation>
    </message>
    <message>
        <source>“%1” is no address of a server, like https://crm.example:8443.</source>
        <translation>“%1”不是服务器地址，例如 https://crm.example:8443。</translation>
    </message>
    <message>
        <source>“%1” is no fingerprint: it is sha256: and 64 hexadecimal digits.</source>
        <translation>“%1”不是指纹：应为 sha256: 加 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>Nobody vouches for this server; it proves itself with %1. If that is what the server printed, call again with --fingerprint %1.</source>
        <translation>没有机构为此服务器担保；它出示的是 %1。如果这与服务器打印的一致，请加上 --fingerprint %1 再试。</translation>
    </message>
    <message>
        <source>Who signs in? Give --user.</source>
        <translation>谁要登录？请用 --user 指定。</translation>
    </message>
    <message>
        <source>Signed in at %1 as %2. “millrace-cli sync” exchanges what there is.</source>
        <translation>已以 %2 登录 %1。用“millrace-cli sync”交换数据。</translation>
    </message>
    <message>
        <source>Signed out; the records stay here.</source>
        <translation>已退出登录；记录保留在本机。</translation>
    </message>
    <message>
        <source>“millrace-cli conflicts” lists what waits for your decision.</source>
        <translation>用“millrace-cli conflicts”列出等待您决定的内容。</translation>
    </message>
    <message>
        <source>This workspace follows no server: “millrace-cli login” makes it do so.</source>
        <translation>此工作区未加入服务器：用“millrace-cli login”加入。</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>Server %1, signed in as %2</source>
        <translation>服务器 %1，登录名 %2</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Not taken (%1): %2</source>
        <translation>未被接受（%1）：%2</translation>
    </message>
    <message>
        <source>Nothing waits for your decision.</source>
        <translation>没有等待您决定的内容。</translation>
    </message>
    <message>
        <source>Join the team of a server, or sign in there again; password on the standard input</source>
        <translation>加入服务器上的团队，或重新登录；密码从标准输入读取</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>What the server prints at its start: no other server is ever spoken to</source>
        <translation>服务器启动时打印的指纹：只与该服务器通信</translation>
    </message>
    <message>
        <source>Code of the second factor</source>
        <translation>双重验证码</translation>
    </message>
    <message>
        <source>Name of this device; that of the machine by default</source>
        <translation>本设备的名称；默认为机器名</translation>
    </message>
    <message>
        <source>Sign this device out; the records stay</source>
        <translation>本设备退出登录；记录保留</translation>
    </message>
    <message>
        <source>Exchange everything with the server, then compare both</source>
        <translation>与服务器交换全部数据，然后核对双方</translation>
    </message>
    <message>
        <source>What waits for the server, and when it last answered; asks nobody</source>
        <translation>有哪些等待发送、服务器上次何时应答；不联网</translation>
    </message>
    <message>
        <source>Edits that wait for your decision, and those that the server did not take</source>
        <translation>等待您决定的修改，以及服务器未接受的修改</translation>
    </message>
    <message>
        <source>Exits: 0 done; 1 not all of it; 2 called wrongly; 3 the workspace cannot be used; 4 not permitted; 5 network or server; 70 a bug; 130 cancelled, nothing of it stays.</source>
        <translation>退出码：0 完成；1 未全部完成；2 用法错误；3 工作区无法使用；4 没有权限；5 网络或服务器；70 程序缺陷；130 已取消，不留下任何内容。</translation>
    </message>
    <message>
        <source>--%1 is a whole number from 0 on, not “%2”.</source>
        <translation>--%1 应为不小于 0 的整数，而不是「%2」。</translation>
    </message>
    <message>
        <source>The period ends (--to %1) before it begins (--from %2).</source>
        <translation>时间段的结束（--to %1）早于开始（--from %2）。</translation>
    </message>
    <message>
        <source>Not imported: %1 (rows: %3), %2.</source>
        <translation>未导入：%1（%3 行），%2。</translation>
    </message>
    <message>
        <source>Not imported: %1, column %2 (cells: %4), %3.</source>
        <translation>未导入：%1 的列 %2（%4 个单元格），%3。</translation>
    </message>
    <message>
        <source>Together: read %1, created %2, updated %3, left out %4, refused %5.</source>
        <translation>合计：读取 %1，新建 %2，更新 %3，跳过 %4，拒绝 %5。</translation>
    </message>
    <message>
        <source>Bring in a file (csv, tsv, xlsx, xls, ods, json, vcf; text also packed as .gz) as one operation</source>
        <translation>导入一个文件（csv、tsv、xlsx、xls、ods、json、vcf，文本也可为 .gz 压缩包），作为一次操作</translation>
    </message>
    <message>
        <source>Bring in several related files as one operation; what is there already is left out</source>
        <translation>将几个相关文件作为一次操作导入，已有的记录会跳过</translation>
    </message>
    <message>
        <source>New records, changes of old ones, both, or only what is not there yet (without it: the latter)</source>
        <translation>新建、更新、两者皆可，或仅导入尚不存在的（默认为最后一种）</translation>
    </message>
    <message>
        <source>Nothing was made anew: the records would follow what was altered. Keep a copy of the file and open a backup; --force rebuilds all the same.</source>
        <translation>未重建任何内容：否则记录会按被篡改的日志生成。请保留文件副本并打开备份；使用 --force 可强制重建。</translation>
    </message>
    <message>
        <source>Also from a journal that was altered behind the program&apos;s back</source>
        <translation>即使日志在程序之外被改动也重建</translation>
    </message>
    <message>
        <source>The workspace is whole. Records: %1, commits: %2.</source>
        <translation>工作区完好：%1 条记录，%2 次提交。</translation>
    </message>
    <message>
        <source>Made anew from the journal, with the search index. Records: %1.</source>
        <translation>已根据日志重建 %1 条记录及搜索索引。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Open at the beginning</source>
        <translation>期初未结</translation>
    </message>
    <message>
        <source>Open at the end</source>
        <translation>期末未结</translation>
    </message>
    <message>
        <source>%1 open ones at the end have no amount or no exchange rate.</source>
        <translation>期末有 %1 个未结商机没有金额或没有汇率。</translation>
    </message>
    <message>
        <source>--from is needed: the moment that the waterfall begins at.</source>
        <translation>需要 --from：瀑布图开始的时刻。</translation>
    </message>
    <message>
        <source>The waterfall ends before it begins.</source>
        <translation>瀑布图的结束早于开始。</translation>
    </message>
    <message>
        <source>The waterfall is in %1.</source>
        <translation>瀑布图已写入 %1。</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1，%2 至 %3</translation>
    </message>
    <message>
        <source>What became of the open pipeline between two moments; the parts sum to the change</source>
        <translation>两个时刻之间未结商机发生了什么；各部分之和即为变化</translation>
    </message>
    <message>
        <source>The first moment; of a day its beginning</source>
        <translation>第一个时刻；日期指当天开始</translation>
    </message>
    <message>
        <source>The second moment (of a day its end; now by default); or a file to write: OUT.csv, OUT.xlsx, OUT.json</source>
        <translation>第二个时刻（日期指当天结束；默认为现在）；或要写入的文件：OUT.csv、OUT.xlsx、OUT.json</translation>
    </message>
    <message>
        <source>One waterfall for each value of this field; between them is moved in and out</source>
        <translation>按此字段的每个值各一个瀑布图；相互之间为转入和转出</translation>
    </message>
    <message>
        <source>Only what is expected to close on this day or later</source>
        <translation>仅预计在此日或之后成交的</translation>
    </message>
    <message>
        <source>Only what is expected to close on this day or earlier</source>
        <translation>仅预计在此日或之前成交的</translation>
    </message>
    <message>
        <source>As the file said at the two moments, not as things stood</source>
        <translation>按文件在两个时刻的记录，而非当时的实际情况</translation>
    </message>
    <message>
        <source>This is written as %1 here, not as %2.</source>
        <translation>此处可写为 %1，不能写为 %2。</translation>
    </message>
    <message>
        <source>With --json:</source>
        <translation>使用 --json 时：</translation>
    </message>
    <message>
        <source>Writing reports</source>
        <translation>正在写报表</translation>
    </message>
    <message>
        <source>%1: %2 could not be written</source>
        <translation>%1：无法写入 %2</translation>
    </message>
    <message>
        <source>Nothing was due.</source>
        <translation>没有到期的计划。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>上次结果</translation>
    </message>
    <message>
        <source>rests</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>There are no schedules.</source>
        <translation>没有计划。</translation>
    </message>
    <message>
        <source>Reports that are written by themselves: when, where, and what is due</source>
        <translation>自动生成的报表：何时、写到哪里、哪些已到期</translation>
    </message>
    <message>
        <source>Writes what is due or was missed, each time once; for a timer of the system</source>
        <translation>写出到期或错过的报表，每次只写一份；供系统定时器调用</translation>
    </message>
    <message>
        <source>--compare is previous, year, nothing, a day or state:DAY, not “%1”.</source>
        <translation>--compare 是 previous、year、nothing、某一天或 state:某一天，而不是“%1”。</translation>
    </message>
    <message>
        <source>previous: the period before; year: the same period last year; 2024-01-01: a period that begins there; state:2024-01-01: what stood that day; nothing</source>
        <translation>previous：上一期间；year：去年同期；2024-01-01：从那天开始的期间；state:2024-01-01：那天的状态；nothing：不比较</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;Search or run a command</source>
        <translation>搜索或运行命令(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>create add</source>
        <translation>创建 添加 新增</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>take back revert</source>
        <translation>撤回 恢复</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation>在此页面查找(&amp;F)</translation>
    </message>
    <message>
        <source>Show or hide the names in the &amp;rail</source>
        <translation>展开或收起侧栏(&amp;R)</translation>
    </message>
    <message>
        <source>sidebar navigation</source>
        <translation>侧边栏 导航</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>下一个区域(&amp;P)</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>上一个区域(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>放大文字(&amp;A)</translation>
    </message>
    <message>
        <source>zoom font size</source>
        <translation>缩放 字体 字号</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>标准文字大小(&amp;N)</translation>
    </message>
    <message>
        <source>Switch between light and &amp;dark</source>
        <translation>切换浅色与深色(&amp;D)</translation>
    </message>
    <message>
        <source>theme night colours</source>
        <translation>主题 夜间 配色</translation>
    </message>
    <message>
        <source>Switch to English</source>
        <translation>切换为英文</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Switch to Chinese</source>
        <translation>切换为中文</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>偏好设置(&amp;P)…</translation>
    </message>
    <message>
        <source>settings options language theme density</source>
        <translation>设置 选项 语言 主题 密度</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Millrace</source>
        <translation>关于 Millrace(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Delete to the &amp;bin</source>
        <translation>删除到回收站(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Filter by conditions</source>
        <translation>按条件筛选(&amp;F)</translation>
    </message>
    <message>
        <source>Record &amp;panel</source>
        <translation>记录面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Copy cells</source>
        <translation>复制单元格(&amp;C)</translation>
    </message>
    <message>
        <source>Copy cells with &amp;headings</source>
        <translation>连同表头复制单元格(&amp;H)</translation>
    </message>
    <message>
        <source>Choose c&amp;olumns</source>
        <translation>选择列(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Previous record</source>
        <translation>上一条记录(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next record</source>
        <translation>下一条记录(&amp;N)</translation>
    </message>
    <message>
        <source>Edit all &amp;conditions</source>
        <translation>编辑全部条件(&amp;C)</translation>
    </message>
    <message>
        <source>Save as a new &amp;view</source>
        <translation>另存为新视图(&amp;V)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Copy a &amp;link to this place</source>
        <translation>复制当前位置的链接(&amp;L)</translation>
    </message>
    <message>
        <source>url share address</source>
        <translation>网址 分享 地址</translation>
    </message>
    <message>
        <source>&amp;Remove the sample company</source>
        <translation>移除示例公司(&amp;R)</translation>
    </message>
    <message>
        <source>demo example data</source>
        <translation>演示 示例 数据</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>finish complete task</source>
        <translation>结束 完成 任务</translation>
    </message>
    <message>
        <source>Another &amp;day…</source>
        <translation>改期(&amp;D)…</translation>
    </message>
    <message>
        <source>reschedule postpone later</source>
        <translation>改期 推迟 以后</translation>
    </message>
    <message>
        <source>&amp;Paste cells</source>
        <translation>粘贴单元格(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Fill down</source>
        <translation>向下填充(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit a field of all selected</source>
        <translation>批量编辑所选记录的字段(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Transfer to another owner</source>
        <translation>转移给其他负责人(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;xport the list</source>
        <translation>导出列表(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Open a workspace…</source>
        <translation>打开工作区(&amp;O)…</translation>
    </message>
    <message>
        <source>file database company</source>
        <translation>文件 数据库 公司</translation>
    </message>
    <message>
        <source>Save a &amp;copy of the workspace…</source>
        <translation>另存工作区副本(&amp;C)…</translation>
    </message>
    <message>
        <source>backup back up safe</source>
        <translation>备份 副本 安全</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Next section of the record</source>
        <translation>记录的下一部分</translation>
    </message>
    <message>
        <source>Previous section of the record</source>
        <translation>记录的上一部分</translation>
    </message>
    <message>
        <source>log call visit note contact</source>
        <translation>记录 电话 拜访 备注 联系</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>paste signature business card contact</source>
        <translation>粘贴 签名 名片 联系人</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>&amp;Open the card</source>
        <translation>打开卡片(&amp;O)</translation>
    </message>
    <message>
        <source>Move to the stage &amp;before</source>
        <translation>移到上一阶段(&amp;B)</translation>
    </message>
    <message>
        <source>Move to the &amp;next stage</source>
        <translation>移到下一阶段(&amp;N)</translation>
    </message>
    <message>
        <source>Move to a &amp;stage, won or lost…</source>
        <translation>移到阶段、赢单或输单(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Rename the card</source>
        <translation>重命名卡片(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete the cards</source>
        <translation>删除卡片(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Add a card to this column</source>
        <translation>在此列新增卡片(&amp;A)</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Convert…</source>
        <translation>转换(&amp;C)…</translation>
    </message>
    <message>
        <source>lead to customer contact opportunity</source>
        <translation>线索 转客户 联系人 商机</translation>
    </message>
    <message>
        <source>Find duplicates and &amp;merge…</source>
        <translation>查重与合并(&amp;M)…</translation>
    </message>
    <message>
        <source>same twice double join unite</source>
        <translation>重复 相同 合并 查重</translation>
    </message>
    <message>
        <source>rfm recency frequency value class segment</source>
        <translation>RFM 分类 价值 频次 最近 购买</translation>
    </message>
    <message>
        <source>Customers by &amp;what they bought…</source>
        <translation>客户价值分类(&amp;W)…</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>入门步骤(&amp;F)</translation>
    </message>
    <message>
        <source>tour checklist learn begin</source>
        <translation>入门 教程 清单 学习</translation>
    </message>
    <message>
        <source>Prin&amp;t…</source>
        <translation>打印…(&amp;T)</translation>
    </message>
    <message>
        <source>paper preview pdf</source>
        <translation>打印 预览 纸张</translation>
    </message>
    <message>
        <source>N&amp;otices and what was done</source>
        <translation>通知与操作记录(&amp;O)</translation>
    </message>
    <message>
        <source>notifications reminders log bell</source>
        <translation>通知 提醒 记录 铃铛</translation>
    </message>
    <message>
        <source>Open this place in a new &amp;tab</source>
        <translation>在新标签页打开此处(&amp;T)</translation>
    </message>
    <message>
        <source>beside duplicate</source>
        <translation>旁边 复制</translation>
    </message>
    <message>
        <source>Open this place in a new &amp;window</source>
        <translation>在新窗口打开此处(&amp;W)</translation>
    </message>
    <message>
        <source>beside second screen</source>
        <translation>旁边 第二屏幕</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>下一个标签页(&amp;X)</translation>
    </message>
    <message>
        <source>Previo&amp;us tab</source>
        <translation>上一个标签页(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Close the tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>R&amp;eopen the tab closed last</source>
        <translation>重新打开刚关闭的标签页(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Work through the day</source>
        <translation>逐项处理今天(&amp;W)</translation>
    </message>
    <message>
        <source>process queue next</source>
        <translation>处理 队列 下一个</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>E&amp;xport the report</source>
        <translation>导出报表(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Change the report</source>
        <translation>修改报表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Join a team or sign in…</source>
        <translation>加入团队或登录(&amp;J)…</translation>
    </message>
    <message>
        <source>server login sync share colleagues password</source>
        <translation>服务器 登录 同步 共享 同事 密码 fuwuqi denglu tongbu</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>立即同步(&amp;S)</translation>
    </message>
    <message>
        <source>server exchange send receive refresh</source>
        <translation>服务器 交换 发送 接收 刷新 fuwuqi jiaohuan</translation>
    </message>
    <message>
        <source>P&amp;ause or resume syncing</source>
        <translation>暂停或恢复同步(&amp;A)</translation>
    </message>
    <message>
        <source>server stop offline</source>
        <translation>服务器 停止 离线 fuwuqi lixian</translation>
    </message>
    <message>
        <source>Fo&amp;llow up</source>
        <translation>写跟进(&amp;L)</translation>
    </message>
    <message>
        <source>Quic&amp;k capture…</source>
        <translation>快速录入(&amp;K)…</translation>
    </message>
    <message>
        <source>csv excel xlsx xls ods vcard spreadsheet table</source>
        <translation>表格 电子表格 文件 excel xls ods csv 名片</translation>
    </message>
    <message>
        <source>Add to or remove from favour&amp;ites</source>
        <translation>加入或移出收藏(&amp;I)</translation>
    </message>
    <message>
        <source>star bookmark pin at hand</source>
        <translation>星标 书签 收藏 常用</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>&amp;Say another amount…</source>
        <translation>填报其他金额(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy targets</source>
        <translation>复制目标(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste targets</source>
        <translation>粘贴目标(&amp;P)</translation>
    </message>
    <message>
        <source>Clea&amp;r targets</source>
        <translation>清除目标(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Spread over the months</source>
        <translation>平均分摊到各月(&amp;S)</translation>
    </message>
    <message>
        <source>Take the targets of &amp;last year</source>
        <translation>沿用去年的目标(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;lose the period</source>
        <translation>关闭期间(&amp;L)</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>仪表盘</translation>
    </message>
    <message>
        <source>&amp;New dashboard…</source>
        <translation>新建仪表盘(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Rename the dashboard…</source>
        <translation>重命名仪表盘(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete the dashboard</source>
        <translation>删除仪表盘(&amp;D)</translation>
    </message>
    <message>
        <source>Add a &amp;tile…</source>
        <translation>添加磁贴(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Arrange the tiles</source>
        <translation>排列磁贴(&amp;A)</translation>
    </message>
    <message>
        <source>Show on the &amp;whole screen</source>
        <translation>全屏显示(&amp;W)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Conflicts and refused edits</source>
        <translation>冲突与未被接受的修改</translation>
    </message>
    <message>
        <source>merge decide quarantine server</source>
        <translation>冲突 合并 处理 隔离 服务器</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>定时报表</translation>
    </message>
    <message>
        <source>Schedules of reports</source>
        <translation>定时报表</translation>
    </message>
    <message>
        <source>daily weekly monthly write automatic file</source>
        <translation>每天 每周 每月 自动 写入 文件 定时</translation>
    </message>
    <message>
        <source>&amp;Write the report of the schedule now</source>
        <translation>立即写入定时报表(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Pause or go on with the schedule</source>
        <translation>暂停或继续定时报表(&amp;P)</translation>
    </message>
    <message>
        <source>Second &amp;factor and recovery codes…</source>
        <translation>双重验证与恢复码(&amp;F)…</translation>
    </message>
    <message>
        <source>totp code phone sign in security</source>
        <translation>动态码 验证码 手机 登录 安全 恢复码</translation>
    </message>
    <message>
        <source>Where this value comes from</source>
        <translation>这个值的来历</translation>
    </message>
</context>
<context>
    <name>duplicates</name>
    <message>
        <source>same %1</source>
        <translation>%1相同</translation>
    </message>
    <message>
        <source>nearly the same %1</source>
        <translation>%1几乎相同</translation>
    </message>
    <message>
        <source>same internet domain (%1)</source>
        <translation>网络域名相同（%1）</translation>
    </message>
    <message>
        <source>%1 sounds the same</source>
        <translation>%1读音相同</translation>
    </message>
    <message>
        <source>%1 the same but for place or trade</source>
        <translation>%1除地名、行业外相同</translation>
    </message>
    <message>
        <source>similar %1</source>
        <translation>%1相似</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>funnel</name>
    <message>
        <source>%1: %2 go on, in the other stages %3.</source>
        <translation>%1：%2 继续推进，其他阶段为 %3。</translation>
    </message>
    <message>
        <source>%1: %2 go on, elsewhere in the same stage %3.</source>
        <translation>%1：%2 继续推进，同一阶段的其他部分为 %3。</translation>
    </message>
    <message>
        <source>%1: %2 go on, earlier it was %3.</source>
        <translation>%1：%2 继续推进，以前为 %3。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>less than 1 in %1</source>
        <translation>不到 %1 分之一</translation>
    </message>
    <message>
        <source>about 1 in %1</source>
        <translation>约 %1 分之一</translation>
    </message>
    <message>
        <source>At that rate %1 more would have gone on.</source>
        <translation>按那个比例，本应再有 %1 个继续推进。</translation>
    </message>
    <message>
        <source>Going on takes %1 days longer; %2 waits for it.</source>
        <translation>推进要多花 %1 天；涉及金额 %2。</translation>
    </message>
    <message>
        <source>Going on takes %1 days longer.</source>
        <translation>推进要多花 %1 天。</translation>
    </message>
    <message>
        <source>The chance that this is an accident is %1 (%2 visits, corrected for %3 comparisons).</source>
        <translation>这是偶然的可能性：%1（%2 次停留，已按 %3 次比较校正）。</translation>
    </message>
    <message>
        <source>%1: too few to say (%2 have left it, %3 are needed here and in what it is compared with).</source>
        <translation>%1：数量太少，无法判断（已离开 %2 个，本处与对照处各需 %3 个）。</translation>
    </message>
    <message>
        <source>%1 go on</source>
        <translation>%1 进入下一步</translation>
    </message>
    <message>
        <source>there %1</source>
        <translation>对比 %1</translation>
    </message>
    <message>
        <source>median %1 days</source>
        <translation>中位 %1 天</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>进行中 %1</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>%1 won of all that ended</source>
        <translation>已结束的商机中 %1 赢单</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>输单 %1</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>%1: “%2” was read as “%3”</source>
        <translation>%1：“%2”按“%3”读取</translation>
    </message>
    <message>
        <source>%1: “%2” was kept, but looks like a slip of the pen for “%3”</source>
        <translation>%1：“%2”已保留，但像是“%3”的笔误</translation>
    </message>
    <message>
        <source>%1: “%2” was kept, but looks like a slip of the pen</source>
        <translation>%1：“%2”已保留，但像是笔误</translation>
    </message>
    <message>
        <source>The column %1 was not imported: %2</source>
        <translation>列 %1 未导入：%2</translation>
    </message>
    <message>
        <source>The column %1 was taken for %2, to %3 % surely</source>
        <translation>列 %1 对应为 %2，把握 %3 %</translation>
    </message>
    <message>
        <source>The file was read as %1, to %2 % surely</source>
        <translation>文件按 %1 读取，把握 %2 %</translation>
    </message>
    <message>
        <source>%1: dates like %2 can be read in two ways; taken as %3</source>
        <translation>%1：像 %2 这样的日期有两种读法，按 %3 读取</translation>
    </message>
    <message>
        <source>%1: no one order of day and month fits all dates; taken as %2</source>
        <translation>%1：没有一种日月顺序适合所有日期，按 %2 读取</translation>
    </message>
    <message>
        <source>%1: amounts without a currency were taken as %2</source>
        <translation>%1：没有货币的金额按 %2 处理</translation>
    </message>
    <message>
        <source>%1: empty ones were given “%2”</source>
        <translation>%1：空值填为“%2”</translation>
    </message>
    <message>
        <source>%1 was taken from %2 where it was empty</source>
        <translation>%1 为空时取自 %2</translation>
    </message>
    <message>
        <source>The day of entering the stage “%1” is not known</source>
        <translation>进入阶段“%1”的日期未知</translation>
    </message>
    <message>
        <source>The dates of the stages are not in their order</source>
        <translation>各阶段的日期次序不符</translation>
    </message>
    <message>
        <source>Nothing has that %1: left out</source>
        <translation>没有记录有该 %1：已略过</translation>
    </message>
    <message>
        <source>%1 is empty, so no record can be found by it</source>
        <translation>%1 为空，无法用它查找记录</translation>
    </message>
    <message>
        <source>Headings that were empty or used twice were named: %1</source>
        <translation>空的或重复的列名已命名为：%1</translation>
    </message>
    <message>
        <source>Rows with too few cells</source>
        <translation>单元格过少的行</translation>
    </message>
    <message>
        <source>Rows with text beyond the last column</source>
        <translation>在最后一列之后还有文字的行</translation>
    </message>
    <message>
        <source>Rows above the headings were left out</source>
        <translation>表头上方的行已略过</translation>
    </message>
    <message>
        <source>Headings of several rows were put together</source>
        <translation>多行表头已合并为一行</translation>
    </message>
    <message>
        <source>Cells that show an error were taken as empty</source>
        <translation>显示错误值的单元格按空处理</translation>
    </message>
    <message>
        <source>Formulas without a stored result were taken as empty</source>
        <translation>没有存储结果的公式按空处理</translation>
    </message>
    <message>
        <source>Contact cards without an end</source>
        <translation>名片没有结束标记</translation>
    </message>
    <message>
        <source>Pictures and sounds of contact cards were left out</source>
        <translation>名片中的图片和声音未导入</translation>
    </message>
    <message>
        <source>Further numbers, mails and the like went to the notes</source>
        <translation>其余的电话、邮箱等已写入备注</translation>
    </message>
    <message>
        <source>%1 of contact cards was left out: there is no field for it</source>
        <translation>名片中的 %1 未导入：没有对应的字段</translation>
    </message>
    <message>
        <source>The sheet %1 was read, not %2</source>
        <translation>读取的是工作表「%1」，未读取：%2</translation>
    </message>
    <message>
        <source>Text behind a closing quote</source>
        <translation>右引号之后还有文字</translation>
    </message>
    <message>
        <source>Characters that cannot be stored were replaced</source>
        <translation>不能保存的字符已替换</translation>
    </message>
    <message>
        <source>Bytes that are no characters of the encoding were replaced</source>
        <translation>不属于该编码的字节已替换</translation>
    </message>
    <message>
        <source>no field is called like it</source>
        <translation>没有同名的字段</translation>
    </message>
    <message>
        <source>the mapping does not name it</source>
        <translation>映射中没有它</translation>
    </message>
    <message>
        <source>another column fits the same field better</source>
        <translation>另一列更适合同一字段</translation>
    </message>
    <message>
        <source>it does not belong to the set</source>
        <translation>它不属于这一组</translation>
    </message>
    <message>
        <source>it describes the others</source>
        <translation>它是对其他文件的说明</translation>
    </message>
    <message>
        <source>there is no field for it</source>
        <translation>没有可用的字段</translation>
    </message>
    <message>
        <source>it follows from other columns</source>
        <translation>由其他列得出</translation>
    </message>
    <message>
        <source>there is nothing in it</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>it is no table but a file of the kind %1</source>
        <translation>这不是表格，而是 %1 类型的文件</translation>
    </message>
    <message>
        <source>the encoding %1 cannot be read here</source>
        <translation>此处无法读取编码 %1</translation>
    </message>
    <message>
        <source>the quotation mark in line %1 is never closed</source>
        <translation>第 %1 行的引号没有结束</translation>
    </message>
    <message>
        <source>a single cell is larger than 10 MB (line or part %1)</source>
        <translation>单个单元格超过 10 MB（行或部件：%1）</translation>
    </message>
    <message>
        <source>a single row is larger than 64 MB (line or part %1)</source>
        <translation>单行超过 64 MB（行或部件：%1）</translation>
    </message>
    <message>
        <source>line %1 has too many columns</source>
        <translation>第 %1 行的列数过多</translation>
    </message>
    <message>
        <source>it is no JSON: line %1, column %2</source>
        <translation>不是有效的 JSON：第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>it is no list of records: line %1, column %2</source>
        <translation>不是记录列表：第 %1 行第 %2 列</translation>
    </message>
    <message>
        <source>columns that the mapping names are missing: %1</source>
        <translation>缺少映射中写明的列：%1</translation>
    </message>
    <message>
        <source>it is no mapping that can be used</source>
        <translation>映射文件无法使用</translation>
    </message>
    <message>
        <source>the files are none of the known sets: %1</source>
        <translation>这些文件不属于已知的数据集：%1</translation>
    </message>
    <message>
        <source>it is protected by a password: remove it in the program that made the file, then import again</source>
        <translation>文件有密码保护：请在原程序中去掉密码后再导入</translation>
    </message>
    <message>
        <source>it is damaged or was not copied to its end</source>
        <translation>文件已损坏或没有复制完整</translation>
    </message>
    <message>
        <source>it would grow to an absurd size when unpacked</source>
        <translation>解压后会膨胀到异常的大小</translation>
    </message>
    <message>
        <source>a part of the workbook is missing: %1</source>
        <translation>工作簿缺少部件：%1</translation>
    </message>
    <message>
        <source>the part %1 of the workbook is damaged in line %2</source>
        <translation>工作簿的部件 %1 在第 %2 行损坏</translation>
    </message>
    <message>
        <source>the part %1 declares entities, which no spreadsheet does</source>
        <translation>部件 %1 声明了实体，正常的表格不会这样</translation>
    </message>
    <message>
        <source>it has more different texts than fit into memory: save the sheet as CSV, then import that</source>
        <translation>不同的文本过多，内存放不下：请另存为 CSV 后再导入</translation>
    </message>
    <message>
        <source>there is no sheet with cells in it</source>
        <translation>没有含单元格的工作表</translation>
    </message>
    <message>
        <source>there is no sheet “%1”; there are: %2</source>
        <translation>没有工作表「%1」；现有：%2</translation>
    </message>
    <message>
        <source>there is nothing in row %1 and below</source>
        <translation>第 %1 行及以下没有内容</translation>
    </message>
    <message>
        <source>there is no contact card in it</source>
        <translation>文件中没有名片</translation>
    </message>
    <message>
        <source>, first in line %1</source>
        <translation>，首见于第 %1 行</translation>
    </message>
    <message>
        <source>Records with that %1 are there already: left out</source>
        <translation>已有相同「%1」的记录：已略过</translation>
    </message>
    <message>
        <source>New records that belong to no other: the file does not say whose they are</source>
        <translation>新记录没有归属：文件没有说明它们属于谁</translation>
    </message>
    <message>
        <source>there is nothing of that kind here</source>
        <translation>本程序没有这类记录</translation>
    </message>
    <message>
        <source>what it names has no ids in these files</source>
        <translation>所指的记录在这些文件中没有编号</translation>
    </message>
    <message>
        <source>%1: nothing is called like that (%2 different): %3</source>
        <translation>%1：没有叫这些名字的记录（%2 种）：%3</translation>
    </message>
    <message>
        <source>%1: several records are called like that (%2 different): %3</source>
        <translation>%1：有多条记录叫这些名字（%2 种）：%3</translation>
    </message>
    <message>
        <source>This very content was brought in before, by commit %1 at %2: its rows are there twice now. Undo one of the two, or name a key field by which rows find their records</source>
        <translation>完全相同的内容此前已由提交 %1 于 %2 导入：这些行现在有两份。请撤销其中一次，或指定用于查找记录的关键字段</translation>
    </message>
    <message>
        <source>This very content was brought in before, by commit %1 at %2, and no column says which record a row is: left out</source>
        <translation>完全相同的内容此前已由提交 %1 于 %2 导入，且没有列能说明每行对应哪条记录：已跳过</translation>
    </message>
    <message>
        <source>%1: %2 made because rows name them: %3</source>
        <translation>%1：因行中提到而新建 %2 条：%3</translation>
    </message>
    <message>
        <source>%1: new options (%2): %3</source>
        <translation>%1：新选项（%2 个）：%3</translation>
    </message>
    <message>
        <source>it is no text: it holds bytes that no text file holds, as programs and packed or encrypted files do</source>
        <translation>它不是文本：其中含有文本文件不会有的字节，如程序、压缩或加密文件</translation>
    </message>
    <message numerus="yes">
        <source> (%n time(s))</source>
        <translation>
            <numerusform>（%n 次）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::AboutDialog</name>
    <message>
        <source>About Millrace</source>
        <translation>关于 Millrace</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>millrace::AccessWhy</name>
    <message>
        <source>%1 may %2 “%3”</source>
        <translation>%1 可以%2「%3」</translation>
    </message>
    <message>
        <source>%1 may not %2 “%3”</source>
        <translation>%1 不可以%2「%3」</translation>
    </message>
    <message>
        <source>Who may do what with “%1”</source>
        <translation>谁可以对「%1」做什么</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>may</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>millrace::AsOfBanner</name>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
</context>
<context>
    <name>millrace::AsOfControl</name>
    <message>
        <source>End of yesterday</source>
        <translation>昨天结束时</translation>
    </message>
    <message>
        <source>End of last week</source>
        <translation>上周结束时</translation>
    </message>
    <message>
        <source>End of last month</source>
        <translation>上月结束时</translation>
    </message>
    <message>
        <source>End of last quarter</source>
        <translation>上季度结束时</translation>
    </message>
    <message>
        <source>End of last year</source>
        <translation>去年结束时</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>As of now</source>
        <translation>截至现在</translation>
    </message>
    <message>
        <source>Show how it stood at an earlier moment</source>
        <translation>查看过去某一时刻的情况</translation>
    </message>
    <message>
        <source>As of which moment</source>
        <translation>截至哪个时刻</translation>
    </message>
    <message>
        <source>A day, or a day and a time</source>
        <translation>日期，或日期和时间</translation>
    </message>
    <message>
        <source>e.g. 2025-03-07 or 2025-03-07 14:05</source>
        <translation>例如 2025-03-07 或 2025-03-07 14:05</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>As it stood on %1. Nothing can be changed here meanwhile.</source>
        <translation>这是 %1 的情况，此时不能更改任何内容。</translation>
    </message>
</context>
<context>
    <name>millrace::Attachments</name>
    <message>
        <source>This workspace follows no server that could have it.</source>
        <translation>这个工作区没有加入任何服务器，无处可取。</translation>
    </message>
</context>
<context>
    <name>millrace::AuditModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>millrace::AuditPage</name>
    <message>
        <source>Give the audit trail out</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>Audit trail %1.csv</source>
        <translation>审计日志 %1.csv</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>However it came about</source>
        <translation>任何方式</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln day(s)</source>
        <translation>
            <numerusform>最近 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>已移入回收站</translation>
    </message>
    <message>
        <source>Restored from the bin</source>
        <translation>已从回收站恢复</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>Nothing was altered</source>
        <translation>没有发现改动</translation>
    </message>
    <message>
        <source>All %1 commits of the journal follow from each other, and the %2 records are what they say.</source>
        <translation>日志的 %1 次提交首尾相连，%2 条记录与日志一致。</translation>
    </message>
    <message>
        <source>The workspace is not what its journal says</source>
        <translation>工作区与日志不一致</translation>
    </message>
    <message>
        <source>Keep this file as it is, and go on with a copy from before.</source>
        <translation>请保留此文件原样，并使用之前的备份继续工作。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Only administrators read the audit trail.</source>
        <translation>仅管理员可以查看审计日志。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>产生方式</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>修改内容</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Check that nothing in the journal was altered afterwards</source>
        <translation>检查日志是否被事后改动</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write what is shown as a table; that is noted in the journal</source>
        <translation>将所示内容导出为表格，并记入日志</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Undo the whole operation as a new change</source>
        <translation>以新的修改撤销整个操作</translation>
    </message>
    <message>
        <source>Nothing of that kind in this time.</source>
        <translation>所选期间没有记录。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>millrace::Banner</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>millrace::BinModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Went along</source>
        <translation>一并删除</translation>
    </message>
    <message>
        <source>Deleted by</source>
        <translation>删除人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>millrace::BinPage</name>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) restored</source>
        <translation>
            <numerusform>已恢复 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Search the bin</source>
        <translation>搜索回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Bring back with everything that went along (Enter)</source>
        <translation>连同一并删除的内容恢复（Enter）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>No deleted records. What is deleted stays here without a time limit.</source>
        <translation>没有删除的记录。删除的内容会一直保留在这里。</translation>
    </message>
    <message>
        <source>Nothing in the bin has this name.</source>
        <translation>回收站里没有这个名称的记录</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>millrace::BoardColumnView</name>
    <message>
        <source>Drag cards here</source>
        <translation>拖到此处</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>新增到%1</translation>
    </message>
    <message>
        <source>No cards</source>
        <translation>没有卡片</translation>
    </message>
</context>
<context>
    <name>millrace::BoardPage</name>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Stalled %1</source>
        <translation>停滞 %1</translation>
    </message>
    <message>
        <source>Overdue %1</source>
        <translation>逾期 %1</translation>
    </message>
    <message>
        <source>No next step %1</source>
        <translation>无下一步 %1</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>已选：%1</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>移到</translation>
    </message>
    <message>
        <source>Another pipeline</source>
        <translation>其他漏斗</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Title of the card</source>
        <translation>卡片标题</translation>
    </message>
    <message>
        <source>Another pipeline…</source>
        <translation>其他漏斗…</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>All owners</source>
        <translation>全部负责人</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我负责的</translation>
    </message>
    <message>
        <source>What needs attention first</source>
        <translation>需要关注的优先</translation>
    </message>
    <message>
        <source>Largest amount first</source>
        <translation>金额从大到小</translation>
    </message>
    <message>
        <source>Earliest date first</source>
        <translation>日期从早到晚</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>What the cards show</source>
        <translation>卡片显示的内容</translation>
    </message>
    <message>
        <source>Compact cards</source>
        <translation>紧凑卡片</translation>
    </message>
    <message>
        <source>Cards of</source>
        <translation>看板对象</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Order of the cards</source>
        <translation>卡片排序</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>切换到表格</translation>
    </message>
    <message>
        <source>Only cards with which nothing was done for too long</source>
        <translation>只看太久没有动静的卡片</translation>
    </message>
    <message>
        <source>Only cards whose next step is overdue</source>
        <translation>只看下一步已逾期的卡片</translation>
    </message>
    <message>
        <source>Only cards without a next step</source>
        <translation>只看没有下一步的卡片</translation>
    </message>
    <message>
        <source>There is nothing on this board yet</source>
        <translation>看板上还没有内容</translation>
    </message>
    <message>
        <source>No card is what you asked for</source>
        <translation>没有符合条件的卡片</translation>
    </message>
    <message>
        <source>Show all cards</source>
        <translation>显示全部卡片</translation>
    </message>
</context>
<context>
    <name>millrace::BoardWords</name>
    <message numerus="yes">
        <source>Overdue %n day(s)</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>未定日期</translation>
    </message>
    <message numerus="yes">
        <source>Stalled %n day(s)</source>
        <translation>
            <numerusform>停滞 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Without</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Sum: %1</source>
        <translation>合计：%1</translation>
    </message>
    <message>
        <source>Weighted by probability: %1</source>
        <translation>按概率加权：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n amount(s) converted, latest rate of %1</source>
        <translation>
            <numerusform>%n 笔外币已折算，最近汇率日期 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n amount(s) without an exchange rate, not in the sum</source>
        <translation>
            <numerusform>%n 笔金额没有汇率，未计入合计</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counts as stalled after %n day(s)</source>
        <translation>
            <numerusform>超过 %n 天视为停滞</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n 张卡片</numerusform>
        </translation>
    </message>
    <message>
        <source>weighted %1</source>
        <translation>加权 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n without rate</source>
        <translation>
            <numerusform>%n 笔无汇率</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n item(s)</source>
        <translation>
            <numerusform>%1，%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: nothing was recorded for it since %2. A follow-up or the next stage clears this mark; work planned for later does not.</source>
        <translation>%1：自 %2 起没有任何记录。写跟进或进入下一阶段即可解除；以后的安排不能解除。</translation>
    </message>
</context>
<context>
    <name>millrace::BooleanEditor</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>millrace::BriefingBar</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新增%1</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单金额</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Sales briefing</source>
        <translation>销售简报</translation>
    </message>
    <message>
        <source>Period of the briefing</source>
        <translation>简报的期间</translation>
    </message>
    <message>
        <source>%1: %2
%3: %4</source>
        <translation>%1：%2
%3：%4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln amount(s) without a rate are not in the sum</source>
        <translation>
            <numerusform>%Ln 笔金额没有汇率，未计入合计</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>millrace::BulkEditDialog</name>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Edit field</source>
        <translation>编辑字段</translation>
    </message>
    <message numerus="yes">
        <source>One value for %Ln record(s), as one step that can be undone</source>
        <translation>
            <numerusform>为 %Ln 条记录设置同一个值，可一步撤销</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>millrace::CaptureDialog</name>
    <message>
        <source>Sure</source>
        <translation>可信</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>The customer “%1” is here already; the contact is added to it.</source>
        <translation>客户「%1」已存在，联系人会加到它下面。</translation>
    </message>
    <message>
        <source>A name or a company is needed.</source>
        <translation>需要姓名或公司。</translation>
    </message>
    <message>
        <source>There is nothing new to store.</source>
        <translation>没有可保存的新内容。</translation>
    </message>
    <message>
        <source>Quick capture</source>
        <translation>快速录入</translation>
    </message>
    <message>
        <source>Paste a signature, a chat message or a contact card. Nothing is stored before you confirm.</source>
        <translation>粘贴签名、聊天内容或电子名片。确认之前不会保存任何内容。</translation>
    </message>
    <message>
        <source>For example: 张三 13800138000 浙江省杭州市西湖区文三路 1 号</source>
        <translation>例如：张三 13800138000 浙江省杭州市西湖区文三路 1 号</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Create customer and contact (Ctrl+Enter)</source>
        <translation>创建客户和联系人（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stored; it can be undone</source>
        <translation>已保存，可以撤销</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The contact “%1” is here already and takes in what it lacks.</source>
        <translation>联系人“%1”已经存在，只补充其空缺的字段。</translation>
    </message>
    <message>
        <source>Or create a new one all the same.</source>
        <translation>也可以仍然新建。</translation>
    </message>
</context>
<context>
    <name>millrace::CardMoves</name>
    <message>
        <source>“%1” to “%2”</source>
        <translation>将「%1」移到「%2」</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) to “%1”</source>
        <translation>
            <numerusform>将 %n 张卡片移到「%1」</numerusform>
        </translation>
    </message>
    <message>
        <source>Why was it lost? Reports count the answers.</source>
        <translation>输单原因是什么？报表会统计这些原因。</translation>
    </message>
    <message>
        <source>This stage asks for the following. Esc leaves everything as it was.</source>
        <translation>进入该阶段需要填写以下内容。按 Esc 保持原样。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them lack what this stage asks for; it is filled in for these alone.</source>
        <translation>
            <numerusform>其中 %n 张缺少该阶段要求的内容，只会填写这些卡片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>“%1” is in “%2”</source>
        <translation>「%1」已移到「%2」</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) are in “%1”</source>
        <translation>
            <numerusform>%n 张卡片已移到「%1」</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Renamed to “%1”</source>
        <translation>已重命名为「%1」</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) moved to the bin</source>
        <translation>
            <numerusform>%n 张卡片已移入回收站</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ChangesDialog</name>
    <message>
        <source>The chart is on the clipboard</source>
        <translation>图表已复制到剪贴板</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Value (%1)</source>
        <translation>金额（%1）</translation>
    </message>
    <message>
        <source>What changed in the pipeline</source>
        <translation>在途商机的变化</translation>
    </message>
    <message>
        <source>The open pipeline at the begin of one day and at the end of another, and what lies between. The steps add up; click one to list exactly its opportunities.</source>
        <translation>某一天开始时与另一天结束时的在途商机，以及其间的变化。各步相加等于总变化；点击任一步可查看对应的商机</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>From which day</source>
        <translation>从哪一天</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>To which day</source>
        <translation>到哪一天</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The changes as a table</source>
        <translation>变化表格</translation>
    </message>
    <message>
        <source>Copy the chart as a picture</source>
        <translation>复制图表为图片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>millrace::ChartLegend</name>
    <message>
        <source>Series of the chart</source>
        <translation>图表的系列</translation>
    </message>
    <message>
        <source>%1: take out of the chart</source>
        <translation>%1：从图表中去掉</translation>
    </message>
    <message>
        <source>%1: show again</source>
        <translation>%1：重新显示</translation>
    </message>
</context>
<context>
    <name>millrace::ChartView</name>
    <message>
        <source>Click to list exactly these</source>
        <translation>点击查看明细</translation>
    </message>
</context>
<context>
    <name>millrace::CheckModel</name>
    <message>
        <source>Changed; not checked yet</source>
        <translation>已修改，尚未检查</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
</context>
<context>
    <name>millrace::CheckStep</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <translation>%1（%L2）</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>With warnings</source>
        <translation>有警告</translation>
    </message>
    <message>
        <source>Listed are the first %L1 rows and those that need a look.</source>
        <translation>列出的是前 %L1 行和需要查看的行。</translation>
    </message>
    <message>
        <source>No row is refused.</source>
        <translation>没有未通过的行。</translation>
    </message>
    <message>
        <source>No row has a warning.</source>
        <translation>没有带警告的行。</translation>
    </message>
    <message>
        <source>There is no row below the headings.</source>
        <translation>标题下面没有数据行。</translation>
    </message>
    <message>
        <source>Trying every row without writing anything…</source>
        <translation>正在逐行试导入，不写入任何内容…</translation>
    </message>
    <message>
        <source>Cells were changed. Check again, then go on.</source>
        <translation>单元格已修改，请重新检查后继续。</translation>
    </message>
    <message>
        <source>%L1 would be new, %L2 updated, %L3 left out, %L4 refused. Nothing is written yet; cells can be put right here (F2).</source>
        <translation>将新建 %L1 行，更新 %L2 行，跳过 %L3 行，未通过 %L4 行。尚未写入任何内容，可在此修改单元格（F2）。</translation>
    </message>
    <message>
        <source>The rows could not be checked.</source>
        <translation>无法检查这些行。</translation>
    </message>
    <message>
        <source>Which rows are listed</source>
        <translation>列出哪些行</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>下一个错误</translation>
    </message>
    <message>
        <source>Go to the next cell that makes a row fail (F8)</source>
        <translation>转到下一个使该行未通过的单元格（F8）</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>In the column</source>
        <translation>在列中</translation>
    </message>
    <message>
        <source>replace the text</source>
        <translation>把内容</translation>
    </message>
    <message>
        <source>by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Column to replace in</source>
        <translation>要替换的列</translation>
    </message>
    <message>
        <source>Text to be replaced</source>
        <translation>要替换的内容</translation>
    </message>
    <message>
        <source>Text in its place</source>
        <translation>替换后的内容</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
</context>
<context>
    <name>millrace::Checklist</name>
    <message>
        <source>Done: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>millrace::ChooseStep</name>
    <message>
        <source>Save a template</source>
        <translation>保存模板</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>By the names of the columns</source>
        <translation>按列名匹配</translation>
    </message>
    <message>
        <source>or drop it anywhere on this page</source>
        <translation>或把文件拖到本页任意位置</translation>
    </message>
    <message>
        <source>Import as</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Match columns</source>
        <translation>列的匹配</translation>
    </message>
    <message>
        <source>Or paste rows, with the names of the columns in the first one</source>
        <translation>或粘贴表格，第一行为列名</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的表格</translation>
    </message>
    <message>
        <source>Name, City, Phone
Acme Ltd, Leeds, 0113 496 0000</source>
        <translation>名称, 城市, 电话
杭州云栖科技有限公司, 杭州, 0571-8888 6666</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Download a template</source>
        <translation>下载模板</translation>
    </message>
    <message>
        <source>An empty table with the columns of this kind of record</source>
        <translation>含有该类记录各列的空表格</translation>
    </message>
    <message>
        <source>CSV, Excel (.xlsx, .xls), OpenDocument (.ods), JSON or contact cards. Nothing is written before you have seen what would happen.</source>
        <translation>支持 CSV、Excel（.xlsx、.xls）、OpenDocument（.ods）、JSON 和电子名片。在您看到结果之前不会写入任何内容。</translation>
    </message>
</context>
<context>
    <name>millrace::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>查找字段</translation>
    </message>
    <message>
        <source>Fields; tick what the list shows, drag or use the arrows for the sequence</source>
        <translation>字段；勾选列表要显示的，拖动或用箭头调整顺序</translation>
    </message>
    <message>
        <source>Further to the front (Alt+Up)</source>
        <translation>前移 (Alt+↑)</translation>
    </message>
    <message>
        <source>Further to the back (Alt+Down)</source>
        <translation>后移 (Alt+↓)</translation>
    </message>
    <message>
        <source>Keep the first column in sight</source>
        <translation>冻结首列</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>默认列</translation>
    </message>
</context>
<context>
    <name>millrace::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search or type a command</source>
        <translation>搜索或输入命令</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Enter open   Ctrl+Enter new tab   Tab more   &gt; actions   @ people   # tags   / views   ? help</source>
        <translation>Enter 打开   Ctrl+Enter 新标签页   Tab 更多   &gt; 操作   @ 人   # 标签   / 视图   ? 帮助</translation>
    </message>
</context>
<context>
    <name>millrace::CommandProvider</name>
    <message>
        <source>Only on the page it belongs to</source>
        <translation>仅在其所属页面上可用</translation>
    </message>
</context>
<context>
    <name>millrace::CommentBox</name>
    <message>
        <source>Please share this record with %1.</source>
        <translation>请将此记录共享给 %1。</translation>
    </message>
    <message>
        <source>@%1 please share this record with %2.</source>
        <translation>@%1 请将此记录共享给 %2。</translation>
    </message>
    <message>
        <source>Write something first</source>
        <translation>请先写点什么</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>已关注</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>Comment, @ names a colleague (Ctrl+R)</source>
        <translation>写评论，@ 提及同事 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>发送 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Name a colleague</source>
        <translation>提及同事</translation>
    </message>
    <message>
        <source>Be told of comments, of a new owner and of a new state</source>
        <translation>有评论、更换负责人或状态变化时通知我</translation>
    </message>
    <message>
        <source>Watch this record</source>
        <translation>关注此记录</translation>
    </message>
    <message>
        <source>Esc leaves the comment as it was</source>
        <translation>按 Esc 保持评论原样</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change the comment (Ctrl+Enter)</source>
        <translation>修改评论 (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>millrace::Composition</name>
    <message>
        <source>On this computer</source>
        <translation>保存在本机</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>This workspace is open read-only</source>
        <translation>此工作区以只读方式打开</translation>
    </message>
    <message>
        <source>Everything can be looked at, searched and exported; nothing can be changed.</source>
        <translation>可以查看、搜索和导出全部内容，但不能修改。</translation>
    </message>
    <message>
        <source>Try to open it for editing</source>
        <translation>尝试以可编辑方式打开</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Open another workspace</source>
        <translation>打开其他工作区</translation>
    </message>
    <message>
        <source>This link leads to nothing that is here: %1</source>
        <translation>此链接指向的内容不在这里：%1</translation>
    </message>
    <message>
        <source>There is no sample company in this workspace</source>
        <translation>此工作区中没有示例公司</translation>
    </message>
    <message>
        <source>Save a copy of the workspace</source>
        <translation>另存工作区副本</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>正在保存副本</translation>
    </message>
    <message>
        <source>Saved a copy: %1</source>
        <translation>已保存副本：%1</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Settings exported: %1</source>
        <translation>已导出设置：%1</translation>
    </message>
    <message>
        <source>The settings could not be written to %1</source>
        <translation>无法将设置写入 %1</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Settings imported</source>
        <translation>已导入设置</translation>
    </message>
    <message>
        <source>No settings could be read from %1; nothing was changed</source>
        <translation>无法从 %1 读取设置，未作任何更改</translation>
    </message>
    <message>
        <source>The settings file could not be read. The defaults hold; the old file is kept as %1</source>
        <translation>设置文件无法读取，已使用默认设置；原文件保留为 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This workspace follows no server</source>
        <translation>此工作区未加入服务器</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not sent yet</source>
        <translation>
            <numerusform>%Ln 处修改尚未发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen as %1</source>
        <translation>以 %1 的身份查看</translation>
    </message>
    <message>
        <source>You see the program as %1</source>
        <translation>您正以 %1 的身份查看</translation>
    </message>
    <message>
        <source>These are that person&apos;s records, fields and pages. Nothing can be changed from here.</source>
        <translation>这是此人能看到的记录、字段和页面。在此不能修改任何内容。</translation>
    </message>
    <message>
        <source>Back to myself</source>
        <translation>返回我的视图</translation>
    </message>
</context>
<context>
    <name>millrace::ComputedEdit</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the figure</source>
        <translation>指标名称</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Figures by their names in formulas, + - * / ( ), total(x), running(x), previous(x)</source>
        <translation>按公式名引用指标，可用 + - * / ( )、total(x) 合计、running(x) 累计、previous(x) 上一行</translation>
    </message>
    <message>
        <source>As per cent</source>
        <translation>以百分比显示</translation>
    </message>
</context>
<context>
    <name>millrace::ConditionEdit</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>是其中之一</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>不包含</translation>
    </message>
    <message>
        <source>is on</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is after</source>
        <translation>晚于</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>is on or after</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>is before</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>is on or before</source>
        <translation>不晚于</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>不大于</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>介于</translation>
    </message>
    <message>
        <source>is in the</source>
        <translation>在</translation>
    </message>
    <message>
        <source>is not in the</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>is me</source>
        <translation>是我</translation>
    </message>
    <message>
        <source>is yes</source>
        <translation>为是</translation>
    </message>
    <message>
        <source>is no</source>
        <translation>为否</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is filled</source>
        <translation>不为空</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>按文本</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>%1: relation</source>
        <translation>%1：关系</translation>
    </message>
    <message>
        <source>%1: values</source>
        <translation>%1：值</translation>
    </message>
    <message>
        <source>Several values: separate them by ;</source>
        <translation>多个值用；分隔</translation>
    </message>
    <message>
        <source>%1: value</source>
        <translation>%1：值</translation>
    </message>
    <message>
        <source>%1: last value</source>
        <translation>%1：结束值</translation>
    </message>
    <message>
        <source>%1: which period</source>
        <translation>%1：哪个时段</translation>
    </message>
    <message>
        <source>%1: how many</source>
        <translation>%1：数量</translation>
    </message>
    <message>
        <source>%1: unit</source>
        <translation>%1：单位</translation>
    </message>
    <message>
        <source>last</source>
        <translation>过去</translation>
    </message>
    <message>
        <source>next</source>
        <translation>未来</translation>
    </message>
    <message>
        <source>current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>周</translation>
    </message>
    <message>
        <source>months</source>
        <translation>个月</translation>
    </message>
    <message>
        <source>quarters</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>millrace::ConditionPanel</name>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>millrace::ConflictModel</name>
    <message>
        <source>No longer here for you</source>
        <translation>您已无法查看</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>已在回收站</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>Something this program does not know</source>
        <translation>本程序不认识的内容</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The record goes to the bin</source>
        <translation>记录移入回收站</translation>
    </message>
    <message>
        <source>The record stays</source>
        <translation>记录保留</translation>
    </message>
    <message>
        <source>The record comes back from the bin with: %1</source>
        <translation>记录从回收站恢复，值为：%1</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>采用：%1</translation>
    </message>
    <message>
        <source>Record and field</source>
        <translation>记录与字段</translation>
    </message>
    <message>
        <source>Original value</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>My change</source>
        <translation>我的修改</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>millrace::ConflictsPage</name>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s) decided; what lost stays in the history</source>
        <translation>
            <numerusform>已处理 %Ln 处冲突，未采用的值保留在历史中</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>You may not do this, or may not see the record any more. An administrator can give you the right; then try again.</source>
        <translation>您没有此权限，或已无法查看该记录。请管理员授权后重试。</translation>
    </message>
    <message>
        <source>The server&apos;s rules do not allow these values. Correct the record, then let this go.</source>
        <translation>服务器规则不允许这些值。请修正记录后放弃此修改。</translation>
    </message>
    <message>
        <source>The server has another record under this number.</source>
        <translation>服务器上此编号已有其他记录。</translation>
    </message>
    <message>
        <source>The server could not carry it out. Try again later.</source>
        <translation>服务器未能执行，请稍后重试。</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>已移入回收站</translation>
    </message>
    <message>
        <source>Restored from the bin</source>
        <translation>已从回收站恢复</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Apply (%1)</source>
        <translation>应用 (%1)</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>To decide (%1)</source>
        <translation>待处理 (%1)</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未被接受</translation>
    </message>
    <message>
        <source>Not taken (%1)</source>
        <translation>未被接受 (%1)</translation>
    </message>
    <message>
        <source>Conflicts to decide</source>
        <translation>待处理的冲突</translation>
    </message>
    <message>
        <source>You and somebody else changed the same thing. Choose a side of each line (←, →), then apply (Ctrl+Enter). What loses stays in the history.</source>
        <translation>您和他人修改了同一处。逐行选择一方（←、→），然后应用 (Ctrl+Enter)。未采用的值保留在历史中。</translation>
    </message>
    <message>
        <source>What will stand</source>
        <translation>最终结果</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全部采用我的</translation>
    </message>
    <message>
        <source>All the server&apos;s</source>
        <translation>全部采用服务器的</translation>
    </message>
    <message>
        <source>The same for this field</source>
        <translation>此字段全部相同处理</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>The server&apos;s text with mine below it</source>
        <translation>服务器的文本在前，我的在后</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Edits that the server did not take</source>
        <translation>服务器未接受的修改</translation>
    </message>
    <message>
        <source>The server took everything</source>
        <translation>服务器已接受全部修改</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Take it from this list; the history keeps it</source>
        <translation>从列表中移除，历史中仍保留</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>没有冲突</translation>
    </message>
</context>
<context>
    <name>millrace::ConvertCommands</name>
    <message>
        <source>Choose a lead first: it becomes a customer, a contact and an opportunity.</source>
        <translation>请先选择一条线索：它将转换为客户、联系人和商机。</translation>
    </message>
    <message>
        <source>Converted: %1</source>
        <translation>已转换：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>millrace::ConvertDialog</name>
    <message numerus="yes">
        <source>%n place(s) to correct</source>
        <translation>
            <numerusform>%n 处需要修改</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>没有任何改动。%1</translation>
    </message>
    <message>
        <source>Convert: %1</source>
        <translation>转换：%1</translation>
    </message>
    <message>
        <source>Convert “%1”</source>
        <translation>转换“%1”</translation>
    </message>
    <message>
        <source>Its history stays with it and is seen at the new records too. One undo takes all of it back.</source>
        <translation>历史记录保留在原处，在新记录中同样可见。一次撤销即可全部恢复。</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Convert (Ctrl+Enter)</source>
        <translation>转换（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>millrace::ConvertPart</name>
    <message>
        <source>Make new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Use one that is here</source>
        <translation>使用已有的</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 that is here</source>
        <translation>已有的%1</translation>
    </message>
    <message>
        <source>Or make a new one all the same.</source>
        <translation>也可以仍然新建。</translation>
    </message>
    <message>
        <source>from “%1”</source>
        <translation>来自“%1”</translation>
    </message>
    <message>
        <source>Keeps everything it has and takes in nothing.</source>
        <translation>保留原有内容，不作补充。</translation>
    </message>
    <message>
        <source>Keeps everything it has and takes in: %1</source>
        <translation>保留原有内容，并补充：%1</translation>
    </message>
</context>
<context>
    <name>millrace::Credits</name>
    <message>
        <source>Windows, drawing, printing, network</source>
        <translation>窗口、绘图、打印、网络</translation>
    </message>
    <message>
        <source>The workspace&apos;s file and its search</source>
        <translation>工作区文件及其搜索</translation>
    </message>
    <message>
        <source>Reading and writing phone numbers</source>
        <translation>识别与书写电话号码</translation>
    </message>
    <message>
        <source>Used by libphonenumber</source>
        <translation>供 libphonenumber 使用</translation>
    </message>
    <message>
        <source>Opening Excel workbooks</source>
        <translation>打开 Excel 工作簿</translation>
    </message>
    <message>
        <source>Writing Excel workbooks</source>
        <translation>写入 Excel 工作簿</translation>
    </message>
    <message>
        <source>Packed files</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <source>Readings of Chinese characters</source>
        <translation>汉字读音</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>Version %1, built with Qt %2</source>
        <translation>版本 %1，基于 Qt %2</translation>
    </message>
    <message>
        <source>Sales, customers and follow-ups on your own computer. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
        <translation>在自己的电脑上管理客户、商机与跟进。本程序是自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本，不提供任何担保。</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>组成部分</translation>
    </message>
    <message>
        <source>Icons: Bootstrap Icons</source>
        <translation>图标：Bootstrap Icons</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Licence of the icons</source>
        <translation>图标的许可证</translation>
    </message>
</context>
<context>
    <name>millrace::DashboardPage</name>
    <message>
        <source>Dashboards</source>
        <translation>仪表盘</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>仪表盘</translation>
    </message>
    <message>
        <source>Add a tile</source>
        <translation>添加磁贴</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Move tiles by dragging or with the arrow keys, resize with Shift</source>
        <translation>拖动或用方向键移动磁贴，按住 Shift 调整大小</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Full screen, going through the dashboards; Esc ends it</source>
        <translation>全屏轮播仪表盘，Esc 退出</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>List the records</source>
        <translation>列出记录</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>There is nothing on this dashboard yet</source>
        <translation>此仪表盘还没有内容</translation>
    </message>
    <message>
        <source>New dashboard</source>
        <translation>新建仪表盘</translation>
    </message>
    <message>
        <source>Rename the dashboard</source>
        <translation>重命名仪表盘</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The tile is removed</source>
        <translation>磁贴已移除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>已删除：%1</translation>
    </message>
    <message>
        <source>The chart is on the clipboard</source>
        <translation>图表已复制到剪贴板</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
</context>
<context>
    <name>millrace::DateEditor</name>
    <message>
        <source>Choose a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>Choose a day (Alt+Down)</source>
        <translation>选择日期 (Alt+↓)</translation>
    </message>
    <message>
        <source>e.g. 2025-03-07, tomorrow, +3d</source>
        <translation>如 2025-03-07、明天、+3d</translation>
    </message>
</context>
<context>
    <name>millrace::DuplicatePanel</name>
    <message>
        <source>Owner: %1</source>
        <translation>负责人：%1</translation>
    </message>
    <message>
        <source>last follow-up %1</source>
        <translation>最近跟进 %1</translation>
    </message>
    <message>
        <source>no follow-up yet</source>
        <translation>尚无跟进</translation>
    </message>
    <message>
        <source>May be here already</source>
        <translation>可能已存在</translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation>打开“%1”</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>用这个</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>使用“%1”</translation>
    </message>
</context>
<context>
    <name>millrace::DuplicateStep</name>
    <message>
        <source>Duplicates</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>What happens to a row whose record is here already, or came before in the same file?</source>
        <translation>如果某行的记录已经存在，或在同一文件中已出现过，怎么处理？</translation>
    </message>
    <message>
        <source>Create a new record for each row</source>
        <translation>每行都新建</translation>
    </message>
    <message>
        <source>Leave such rows out</source>
        <translation>跳过这些行</translation>
    </message>
    <message>
        <source>Update what is here, create nothing</source>
        <translation>只更新已有记录，不新建</translation>
    </message>
    <message>
        <source>Update what is here, create the rest</source>
        <translation>更新已有记录，其余新建</translation>
    </message>
    <message>
        <source>Nothing is compared.</source>
        <translation>不做比较。</translation>
    </message>
    <message>
        <source>Only what is not here yet is created.</source>
        <translation>只新建还没有的记录。</translation>
    </message>
    <message>
        <source>Rows without a record here are left out.</source>
        <translation>没有对应记录的行被跳过。</translation>
    </message>
    <message>
        <source>Filled cells replace what the record says; taking the import back restores it.</source>
        <translation>非空单元格覆盖记录原有内容；撤销导入可恢复原值。</translation>
    </message>
    <message>
        <source>The same record is the one with the same</source>
        <translation>以下字段相同即为同一记录</translation>
    </message>
    <message>
        <source>No column has a field that records can be found by. Go back and match one.</source>
        <translation>没有可用来查找记录的字段，请返回匹配一列。</translation>
    </message>
</context>
<context>
    <name>millrace::ErrorPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open a backup…</source>
        <translation>打开备份…</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>打开其他工作区…</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>只读打开</translation>
    </message>
</context>
<context>
    <name>millrace::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>What the list shows: %Ln record(s)</source>
        <translation>
            <numerusform>当前列表：%Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The selected: %Ln record(s)</source>
        <translation>
            <numerusform>所选：%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>All records of this kind</source>
        <translation>此类全部记录</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>TSV, columns by tabs</source>
        <translation>TSV（制表符分隔）</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON（供程序使用）</translation>
    </message>
    <message>
        <source>All fields, not only the columns shown</source>
        <translation>全部字段，而不只是显示的列</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>CSV, for programs and old Excel</source>
        <translation>CSV，供程序和旧版 Excel 使用</translation>
    </message>
    <message>
        <source>Contact cards, for phones and mail</source>
        <translation>名片（vCard），供手机和邮件软件使用</translation>
    </message>
</context>
<context>
    <name>millrace::FavouriteCommands</name>
    <message>
        <source>Choose a record first.</source>
        <translation>请先选择一条记录。</translation>
    </message>
    <message>
        <source>Removed from favourites</source>
        <translation>已移出收藏</translation>
    </message>
    <message>
        <source>Added to favourites</source>
        <translation>已加入收藏</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>millrace::FieldBlock</name>
    <message>
        <source>This field must be filled in</source>
        <translation>此项必填</translation>
    </message>
    <message>
        <source>Where this value comes from</source>
        <translation>这个值的来历</translation>
    </message>
    <message>
        <source>Where “%1” comes from</source>
        <translation>「%1」的来历</translation>
    </message>
</context>
<context>
    <name>millrace::FieldChoice</name>
    <message>
        <source>Choose a field</source>
        <translation>选择字段</translation>
    </message>
    <message>
        <source>Field: %1</source>
        <translation>字段：%1</translation>
    </message>
</context>
<context>
    <name>millrace::FieldHistory</name>
    <message>
        <source>Where “%1” comes from</source>
        <translation>「%1」的来历</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>true of %1</source>
        <translation>实际发生于 %1</translation>
    </message>
    <message>
        <source>Nobody has filled this in yet.</source>
        <translation>还没有人填过。</translation>
    </message>
</context>
<context>
    <name>millrace::FileQuestions</name>
    <message>
        <source>Millrace workspaces (*.millrace);;All files (*)</source>
        <translation>Millrace 工作区 (*.millrace);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Settings (*.ini);;All files (*)</source>
        <translation>设置 (*.ini);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>millrace::FilterChips</name>
    <message>
        <source>Condition: %1</source>
        <translation>条件：%1</translation>
    </message>
    <message>
        <source>Take the condition away: %1</source>
        <translation>移除条件：%1</translation>
    </message>
    <message>
        <source>Take the condition away</source>
        <translation>移除条件</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Edit all</source>
        <translation>编辑全部</translation>
    </message>
    <message>
        <source>Groups with and, or, not; fields of related records; live count</source>
        <translation>条件组（且、或、非）、关联记录的字段、实时计数</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take all conditions away</source>
        <translation>清除全部条件</translation>
    </message>
</context>
<context>
    <name>millrace::FilterEditor</name>
    <message>
        <source>Conditions: %1</source>
        <translation>%1：筛选条件</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Save as a view…</source>
        <translation>存为视图…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No condition: everything is found</source>
        <translation>没有条件：显示全部</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>符合 %1 条，共 %2 条</translation>
    </message>
</context>
<context>
    <name>millrace::FilterGroup</name>
    <message>
        <source>How the conditions are joined</source>
        <translation>条件的组合方式</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <translation>满足全部</translation>
    </message>
    <message>
        <source>Any of these holds</source>
        <translation>满足任一</translation>
    </message>
    <message>
        <source>None of these holds</source>
        <translation>全不满足</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>条件组</translation>
    </message>
    <message>
        <source>Take the group away</source>
        <translation>移除条件组</translation>
    </message>
    <message>
        <source>Take the condition away: %1</source>
        <translation>移除条件：%1</translation>
    </message>
    <message>
        <source>Has or has not</source>
        <translation>有无相关记录</translation>
    </message>
</context>
<context>
    <name>millrace::FirstSteps</name>
    <message>
        <source>The first steps are in the Help menu</source>
        <translation>入门步骤可在“帮助”菜单中找到</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
    <message>
        <source>Each begins the real thing. What you do can be undone (Ctrl+Z).</source>
        <translation>每一步都是真实操作，所做的都能撤销 (Ctrl+Z)。</translation>
    </message>
    <message>
        <source>Put the first steps away</source>
        <translation>收起入门步骤</translation>
    </message>
    <message>
        <source>Record a customer</source>
        <translation>新建一个客户</translation>
    </message>
    <message>
        <source>Customers, then Ctrl+N</source>
        <translation>进入客户，按 Ctrl+N</translation>
    </message>
    <message>
        <source>Write a follow-up</source>
        <translation>写一条跟进</translation>
    </message>
    <message>
        <source>Ctrl+L at a customer</source>
        <translation>在客户上按 Ctrl+L</translation>
    </message>
    <message>
        <source>Move an opportunity on</source>
        <translation>推进一个商机</translation>
    </message>
    <message>
        <source>Drag a card of the board, or Ctrl+Right</source>
        <translation>在看板上拖动卡片，或按 Ctrl+Right</translation>
    </message>
    <message>
        <source>Import a spreadsheet</source>
        <translation>导入一张表格</translation>
    </message>
    <message>
        <source>Nothing is written before you have seen it</source>
        <translation>在您看过之前不会写入任何内容</translation>
    </message>
    <message>
        <source>Find something (Ctrl+K)</source>
        <translation>查找一下 (Ctrl+K)</translation>
    </message>
    <message>
        <source>Names, pinyin, initials, commands</source>
        <translation>名称、拼音、首字母、命令</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存一份副本</translation>
    </message>
    <message>
        <source>A copy of the whole workspace, on a stick or elsewhere</source>
        <translation>整个工作区的副本，可放在 U 盘或别处</translation>
    </message>
</context>
<context>
    <name>millrace::FirstSync</name>
    <message>
        <source>Everything of your team that you may see is here</source>
        <translation>团队中你可以查看的内容已全部到齐</translation>
    </message>
    <message numerus="yes">
        <source>First sync · %Ln record(s) here</source>
        <translation>
            <numerusform>首次同步 · 已到 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Your team&apos;s records are on their way</source>
        <translation>团队的记录正在传来</translation>
    </message>
    <message>
        <source>You can work meanwhile. Lists, searches and sums grow until everything is here.</source>
        <translation>现在就可以工作。在全部到齐之前，列表、搜索和合计会不断增加。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Nothing can be changed yet: what you may do here comes from the server first of all.</source>
        <translation>暂时还不能修改：你在这里的权限会最先从服务器传来。</translation>
    </message>
    <message>
        <source>The first sync is paused</source>
        <translation>首次同步已暂停</translation>
    </message>
    <message>
        <source>What has come is here; the rest comes when it goes on, from where it stopped.</source>
        <translation>已传来的内容都在；继续后会从停下的地方接着传。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The first sync stopped on its way</source>
        <translation>首次同步中断了</translation>
    </message>
    <message>
        <source>What has come is here, and it goes on from there.</source>
        <translation>已传来的内容都在，之后会从那里接着传。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
</context>
<context>
    <name>millrace::FollowUpCommands</name>
    <message>
        <source>Choose a record first; the follow-up is written about it.</source>
        <translation>请先选择一条记录，跟进会写在它下面。</translation>
    </message>
    <message>
        <source>A follow-up cannot be written about this record.</source>
        <translation>这条记录不能写跟进。</translation>
    </message>
    <message>
        <source>Follow up: %1</source>
        <translation>跟进：%1</translation>
    </message>
    <message>
        <source>Follow-up saved, next step planned</source>
        <translation>跟进已保存，下一步已安排</translation>
    </message>
    <message>
        <source>Follow-up saved</source>
        <translation>跟进已保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>Restore unsaved follow-up (%n)</source>
        <translation>
            <numerusform>恢复未提交的跟进 (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>What you typed was kept when the program ended.</source>
        <translation>程序结束时，您输入的内容已保留。</translation>
    </message>
</context>
<context>
    <name>millrace::FollowUpComposer</name>
    <message>
        <source>Your draft is back</source>
        <translation>草稿已恢复</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>已存为草稿</translation>
    </message>
    <message>
        <source>Write what happened first</source>
        <translation>请先写下发生了什么</translation>
    </message>
    <message>
        <source>Follow up: %1</source>
        <translation>跟进：%1</translation>
    </message>
    <message>
        <source>What happened? (Ctrl+L)</source>
        <translation>写跟进：发生了什么？（Ctrl+L）</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Kind of contact</source>
        <translation>跟进方式</translation>
    </message>
    <message>
        <source>Save follow-up</source>
        <translation>保存跟进</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Throw this draft away</source>
        <translation>丢弃这份草稿</translation>
    </message>
</context>
<context>
    <name>millrace::ForecastPage</name>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无负责人</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>won %1</source>
        <translation>已赢单 %1</translation>
    </message>
    <message>
        <source>◆ called %1</source>
        <translation>◆ 填报 %1</translation>
    </message>
    <message>
        <source>10 %: %1</source>
        <comment>percentile</comment>
        <translation>10%：%1</translation>
    </message>
    <message>
        <source>50 %: %1</source>
        <comment>percentile</comment>
        <translation>50%：%1</translation>
    </message>
    <message>
        <source>90 %: %1</source>
        <comment>percentile</comment>
        <translation>90%：%1</translation>
    </message>
    <message>
        <source>Won so far %1, called %2, expected between %3 and %4, middle %5</source>
        <translation>已赢单 %1，填报 %2，预计介于 %3 与 %4 之间，中位 %5</translation>
    </message>
    <message>
        <source>In 8 of 10 quarters what comes lies in the range. It rests on %1 closed opportunities.</source>
        <translation>十个季度中有八个的实际结果落在区间内。依据 %1 个已结商机。</translation>
    </message>
    <message>
        <source>That is little, so it is wide.</source>
        <translation>数据较少，因此区间较宽。</translation>
    </message>
    <message>
        <source>%1 stands in no forecast category: its opportunities are in no line.</source>
        <translation>「%1」不属于任何预测类别：其商机未计入任何一行。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open one(s) without an expected close: in no line.</source>
        <translation>
            <numerusform>%Ln 个未结商机没有预计成交日期：未计入任何一行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open one(s) of the quarter without an amount or an exchange rate.</source>
        <translation>
            <numerusform>本季度有 %Ln 个未结商机没有金额或汇率。</numerusform>
        </translation>
    </message>
    <message>
        <source>By the opportunities: %1</source>
        <translation>按商机计算：%1</translation>
    </message>
    <message>
        <source>By the opportunities: %1
%2: %3</source>
        <translation>按商机计算：%1
%2：%3</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person and quarter</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>days</comment>
        <translation>%1 ～ %2</translation>
    </message>
    <message>
        <source>The quarter before</source>
        <translation>上一季度</translation>
    </message>
    <message>
        <source>The next quarter</source>
        <translation>下一季度</translation>
    </message>
    <message>
        <source>Keep this forecast</source>
        <translation>保存此预测</translation>
    </message>
    <message>
        <source>Keeps it as it stands now, to be held against what comes</source>
        <translation>按现状保存，日后与实际结果对照</translation>
    </message>
    <message>
        <source>Only the forecast of now can be kept</source>
        <translation>只能保存当前的预测</translation>
    </message>
    <message>
        <source>How good forecasts were</source>
        <translation>预测准确度</translation>
    </message>
    <message>
        <source>Person with reports</source>
        <translation>人员及下属</translation>
    </message>
    <message>
        <source>Won so far (%1)</source>
        <translation>已赢单（%1）</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Best case</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>储备</translation>
    </message>
    <message>
        <source>10 %</source>
        <translation>10%</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50%</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90%</translation>
    </message>
    <message>
        <source>Forecast by person</source>
        <translation>按人员的预测</translation>
    </message>
    <message>
        <source>F2 says another amount, Enter lists the opportunities</source>
        <translation>F2 填报其他金额，Enter 列出商机</translation>
    </message>
    <message>
        <source>Days before the end</source>
        <translation>距期末天数</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>Within range</source>
        <translation>在区间内</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Too high by</source>
        <translation>偏高</translation>
    </message>
    <message>
        <source>Called too high by</source>
        <translation>填报偏高</translation>
    </message>
    <message>
        <source>Error and bias by person and time before the end</source>
        <translation>按人员和距期末时间的误差与偏差</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>In range?</source>
        <translation>在区间内？</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Kept forecasts and what came</source>
        <translation>已保存的预测与实际结果</translation>
    </message>
    <message>
        <source>There are no opportunities to forecast from yet</source>
        <translation>还没有可用于预测的商机</translation>
    </message>
    <message>
        <source>No kept forecast is of a quarter that is over. Keep one now: it is scored when the quarter ends.</source>
        <translation>还没有已结束季度的预测。现在保存一份，季度结束时会自动评分。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person and category</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>The computed amount counts again</source>
        <translation>恢复为计算金额</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The forecast is kept</source>
        <translation>预测已保存</translation>
    </message>
    <message>
        <source>Of the company&apos;s kept forecasts %1 of %2 held what came; 8 of 10 should. A positive bias means too high.</source>
        <translation>公司已保存的 %2 份预测中有 %1 份的区间包含实际结果，理想为八成。偏差为正表示偏高。</translation>
    </message>
    <message>
        <source>✓ in range</source>
        <translation>✓ 在区间内</translation>
    </message>
    <message>
        <source>▼ less came</source>
        <translation>▼ 实际更少</translation>
    </message>
    <message>
        <source>▲ more came</source>
        <translation>▲ 实际更多</translation>
    </message>
</context>
<context>
    <name>millrace::FoundWork</name>
    <message>
        <source>Now belongs to %1</source>
        <translation>现归 %1 负责</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>millrace::FunnelPage</name>
    <message>
        <source>Entered</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>推进</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>日期未知</translation>
    </message>
    <message>
        <source>Without amount</source>
        <translation>无金额</translation>
    </message>
    <message>
        <source>Without rate</source>
        <translation>无汇率</translation>
    </message>
    <message>
        <source>%1: lost</source>
        <translation>%1：输单</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Funnel: %1</source>
        <translation>漏斗：%1</translation>
    </message>
    <message>
        <source>Won %1 (%2) · Lost %3 · Reopened %4</source>
        <translation>赢单 %1（%2） · 输单 %3 · 重新打开 %4</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Open value (%1)</source>
        <translation>进行中金额（%1）</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化率</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Median days</source>
        <translation>中位天数</translation>
    </message>
    <message>
        <source>90% within days</source>
        <translation>90% 天数</translation>
    </message>
    <message>
        <source>Click to list exactly these</source>
        <translation>点击查看这些记录</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计方式</translation>
    </message>
    <message>
        <source>Flow of a period</source>
        <translation>期间流转</translation>
    </message>
    <message>
        <source>Stock at a moment</source>
        <translation>时点存量</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Begin of the period</source>
        <translation>期间开始</translation>
    </message>
    <message>
        <source>End of the period</source>
        <translation>期间结束</translation>
    </message>
    <message>
        <source>the first day</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation>最晚</translation>
    </message>
    <message>
        <source>Funnel as a table</source>
        <translation>漏斗数据表</translation>
    </message>
    <message>
        <source>There are no opportunities in the chosen period</source>
        <translation>所选期间没有商机</translation>
    </message>
    <message>
        <source>Show all periods</source>
        <translation>查看全部期间</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>分组依据</translation>
    </message>
    <message>
        <source>Groups of the funnel</source>
        <translation>漏斗分组</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Copy the chart as a picture</source>
        <translation>复制图表为图片</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Save the chart as PNG…</source>
        <translation>图表另存为 PNG…</translation>
    </message>
    <message>
        <source>Save the chart as SVG…</source>
        <translation>图表另存为 SVG…</translation>
    </message>
    <message>
        <source>Save the numbers as CSV…</source>
        <translation>数据另存为 CSV…</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Won of decided</source>
        <translation>赢单率</translation>
    </message>
    <message>
        <source>Won value (%1)</source>
        <translation>赢单金额（%1）</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Stock at the end of %1</source>
        <translation>%1 日终存量</translation>
    </message>
    <message>
        <source>Flow up to %1</source>
        <translation>截至 %1 的流转</translation>
    </message>
    <message>
        <source>Flow from %1 to %2, as of %3</source>
        <translation>%1 至 %2 的流转，截至 %3</translation>
    </message>
    <message>
        <source>The chart is on the clipboard</source>
        <translation>图表已复制到剪贴板</translation>
    </message>
    <message>
        <source>The numbers are on the clipboard</source>
        <translation>数据已复制到剪贴板</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>95% interval, from</source>
        <translation>95% 区间下限</translation>
    </message>
    <message>
        <source>95% interval, to</source>
        <translation>95% 区间上限</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>printed %1</source>
        <translation>打印于 %1</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>%1 of all that ended were won</source>
        <translation>已结束的商机中 %1 赢单</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>上一期间</translation>
    </message>
    <message>
        <source>To compare with the period before, say when the period begins.</source>
        <translation>要与上一期间对比，请填写期间的开始日期。</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save the numbers for Excel…</source>
        <translation>数据另存为 Excel…</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>不对比</translation>
    </message>
    <message>
        <source>Stock: the opportunities that stood in each stage at the as-of moment.</source>
        <translation>存量：截至时刻各阶段中的商机。</translation>
    </message>
    <message>
        <source>Flow: every stay in a stage that began in the period, and how it went on up to the as-of moment.</source>
        <translation>流转：期间内开始的每次阶段停留，以及截至时刻的去向。</translation>
    </message>
    <message>
        <source>What changed between two days</source>
        <translation>两天之间的变化</translation>
    </message>
</context>
<context>
    <name>millrace::GateDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Another answer…</source>
        <translation>其他原因…</translation>
    </message>
    <message>
        <source>Type an answer that the list lacks; it is added to the list</source>
        <translation>填写列表中没有的选项，并加入列表</translation>
    </message>
    <message>
        <source>Another answer for %1</source>
        <translation>%1：其他选项</translation>
    </message>
    <message>
        <source>New answer, added to the list</source>
        <translation>新选项，将加入列表</translation>
    </message>
    <message>
        <source>New answer for %1</source>
        <translation>%1：新选项</translation>
    </message>
</context>
<context>
    <name>millrace::GroupEdit</name>
    <message>
        <source>as they are</source>
        <translation>按原值</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>by quarter</source>
        <translation>按季度</translation>
    </message>
    <message>
        <source>by year</source>
        <translation>按年</translation>
    </message>
    <message>
        <source>by age in days</source>
        <translation>按天数分段</translation>
    </message>
    <message>
        <source>How dates are brought together</source>
        <translation>日期如何归并</translation>
    </message>
    <message>
        <source>Bounds of the groups</source>
        <translation>分段界限</translation>
    </message>
    <message>
        <source>Where one group ends and the next begins, separated by commas; empty: every value</source>
        <translation>各段的界限，用逗号分隔；留空则每个值一组</translation>
    </message>
</context>
<context>
    <name>millrace::GroupModel</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln amount(s) without a rate are not in it</source>
        <translation>
            <numerusform>不含 %Ln 笔没有汇率的金额</numerusform>
        </translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
</context>
<context>
    <name>millrace::HandOverDialog</name>
    <message>
        <source>Nothing is open</source>
        <translation>没有未完成的工作</translation>
    </message>
    <message>
        <source>Hand over from %1</source>
        <translation>交接 %1 的工作</translation>
    </message>
    <message>
        <source>What %1 has open goes to somebody else, in one step that can be undone. What is done and over stays as it is.</source>
        <translation>%1 未完成的工作将一次性交给他人，可以撤销。已完成的保持不变。</translation>
    </message>
    <message>
        <source>Give it to</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>Open work</source>
        <translation>未完成的工作</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Disable %1: no more signing in</source>
        <translation>停用 %1，不能再登录</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>millrace::HistoryPanel</name>
    <message>
        <source>Created</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Restored from the bin</source>
        <translation>从回收站还原</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>History of the record</source>
        <translation>记录的历史</translation>
    </message>
    <message>
        <source>Restore the empty value</source>
        <translation>恢复为空值</translation>
    </message>
    <message>
        <source>Restore this value</source>
        <translation>恢复此值</translation>
    </message>
    <message>
        <source>Restore: %1</source>
        <translation>恢复：%1</translation>
    </message>
    <message>
        <source>Gives the field this value again; it can be undone</source>
        <translation>让字段重新取此值；可以撤销</translation>
    </message>
</context>
<context>
    <name>millrace::ImportPage</name>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>The import was cancelled; nothing of it was kept</source>
        <translation>导入已取消，没有保留任何内容</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>已导入：%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>The step before (Alt+P)</source>
        <translation>上一步（Alt+P）</translation>
    </message>
    <message>
        <source>The next step (Alt+N)</source>
        <translation>下一步（Alt+N）</translation>
    </message>
</context>
<context>
    <name>millrace::ImportQuestions</name>
    <message>
        <source>Choose a file to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Tables and contact cards (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.json *.jsonl *.vcf *.gz);;All files (*)</source>
        <translation>表格和电子名片 (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.json *.jsonl *.vcf *.gz);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>millrace::ImportTask</name>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的表格</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>正在检查 %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>Saving the refused rows</source>
        <translation>正在保存未通过的行</translation>
    </message>
    <message>
        <source>Saving the template</source>
        <translation>正在保存模板</translation>
    </message>
    <message>
        <source>Saving the mapping</source>
        <translation>正在保存匹配方案</translation>
    </message>
    <message>
        <source>Taking the import back</source>
        <translation>正在撤销导入</translation>
    </message>
</context>
<context>
    <name>millrace::InboxModel</name>
    <message>
        <source>Unread: %1</source>
        <translation>未读：%1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>again %1</source>
        <translation>%1 再提醒</translation>
    </message>
</context>
<context>
    <name>millrace::InboxPage</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>已移入回收站</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Unread (%1)</source>
        <translation>未读 (%1)</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mentions of me</source>
        <translation>@我</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show the record (Enter)</source>
        <translation>打开记录 (Enter)</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>Nothing new. Who mentions you, gives you a record or changes one that you watch is told here.</source>
        <translation>没有新通知。有人提及您、分配记录给您或修改您关注的记录时，会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing here of that kind.</source>
        <translation>没有这类消息。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Later (%1)</source>
        <translation>稍后 (%1)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Remind me later</source>
        <translation>稍后提醒</translation>
    </message>
</context>
<context>
    <name>millrace::InboxWatch</name>
    <message numerus="yes">
        <source>%Ln new message(s)</source>
        <translation>
            <numerusform>%Ln 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>millrace::LetterStrip</name>
    <message>
        <source>Go to a letter</source>
        <translation>按字母跳转</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>Go to a letter: click, or type it while the focus is here</source>
        <translation>按字母跳转：点击，或焦点在此时键入字母</translation>
    </message>
</context>
<context>
    <name>millrace::LiveData</name>
    <message>
        <source>You see this as %1 does; nothing can be changed from here</source>
        <translation>你正以 %1 的身份查看，这里不能修改</translation>
    </message>
    <message>
        <source>This workspace is open read-only</source>
        <translation>此工作区以只读方式打开</translation>
    </message>
</context>
<context>
    <name>millrace::MainWindow</name>
    <message>
        <source>There is nothing to go back to yet</source>
        <translation>还没有可返回的位置</translation>
    </message>
    <message>
        <source>You are at the latest place</source>
        <translation>已在最新位置</translation>
    </message>
    <message>
        <source>Nothing can be created on this page</source>
        <translation>此页面不能新建</translation>
    </message>
    <message>
        <source>This page has no search field</source>
        <translation>此页面没有搜索框</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>This page cannot be printed</source>
        <translation>此页面无法打印</translation>
    </message>
    <message>
        <source>There is only one tab</source>
        <translation>只有一个标签页</translation>
    </message>
    <message>
        <source>No tab was closed yet</source>
        <translation>还没有关闭过标签页</translation>
    </message>
    <message>
        <source>There is nothing to print here yet</source>
        <translation>这里还没有可打印的内容</translation>
    </message>
</context>
<context>
    <name>millrace::MapStep</name>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Field for the column %1</source>
        <translation>列 %1 对应的字段</translation>
    </message>
    <message>
        <source>As the mapping says</source>
        <translation>按匹配方案</translation>
    </message>
    <message>
        <source>— not imported —</source>
        <translation>— 不导入 —</translation>
    </message>
    <message>
        <source>No column for: %1. Rows need it.</source>
        <translation>没有对应的列：%1。该字段必填。</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Remove the value %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Columns were matched by their names. Look at those that are not sure; what has no field is left out.</source>
        <translation>已按列名自动匹配。请核对不确定的列；没有对应字段的列不导入。</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>确定程度</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>文件的各列</translation>
    </message>
    <message>
        <source>For new records where the file has nothing</source>
        <translation>文件中没有内容时，新记录的默认值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Keep this for the next time as</source>
        <translation>保存此匹配方案为</translation>
    </message>
    <message>
        <source>Field to be filled</source>
        <translation>要填写的字段</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add the value</source>
        <translation>添加默认值</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>保存匹配方案</translation>
    </message>
</context>
<context>
    <name>millrace::MeasureEdit</name>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Different ones</source>
        <translation>不同值个数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计方式</translation>
    </message>
    <message>
        <source>Name of the figure</source>
        <translation>指标名称</translation>
    </message>
    <message>
        <source>In formulas: %1</source>
        <translation>公式中的名称：%1</translation>
    </message>
    <message>
        <source>Of all records; click to count only some</source>
        <translation>统计全部记录；点击可只统计一部分</translation>
    </message>
    <message>
        <source>Of which records</source>
        <translation>统计哪些记录</translation>
    </message>
</context>
<context>
    <name>millrace::MentionEdit</name>
    <message>
        <source>%1 · may not see this record · ask to share it</source>
        <translation>%1 · 无查看权限 · 申请共享</translation>
    </message>
    <message>
        <source>People to mention</source>
        <translation>可提及的人</translation>
    </message>
</context>
<context>
    <name>millrace::MergeCommands</name>
    <message>
        <source>Choose a record first, or mark those that are the same.</source>
        <translation>请先选择一条记录，或选中相同的几条。</translation>
    </message>
    <message>
        <source>Nothing looks like this record. Mark several to merge them all the same.</source>
        <translation>没有发现与此重复的记录。要合并其他记录，请先选中几条。</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>拆开</translation>
    </message>
    <message>
        <source>Remembered: they are not the same</source>
        <translation>已记住：它们不是同一条记录</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>millrace::MergeDialog</name>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>没有任何改动。%1</translation>
    </message>
    <message>
        <source>Merge: %1</source>
        <translation>合并：%1</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n record(s) into one</source>
        <translation>
            <numerusform>将 %n 条记录合并为一条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose what is kept. %Ln reference(s) to the others move along; the merge can be taken back at any later time.</source>
        <translation>
            <numerusform>请选择保留的内容。指向其他记录的 %Ln 处引用会一并转移；以后随时可以拆开。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept record</source>
        <translation>保留的记录</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge (Ctrl+Enter)</source>
        <translation>合并（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep “%1”</source>
        <translation>保留“%1”</translation>
    </message>
    <message>
        <source>All of them: %1</source>
        <translation>全部：%1</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>They are not the same</source>
        <translation>不是重复</translation>
    </message>
    <message>
        <source>Remember it, and do not propose them as duplicates again</source>
        <translation>记住这一点，不再将它们提示为重复</translation>
    </message>
</context>
<context>
    <name>millrace::MoneyEditor</name>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
</context>
<context>
    <name>millrace::NextStepBar</name>
    <message>
        <source>Follow up: %1</source>
        <translation>跟进：%1</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>What comes next?</source>
        <translation>接下来做什么？</translation>
    </message>
</context>
<context>
    <name>millrace::NextStepStrip</name>
    <message>
        <source>Which day? For example 3-12, +5d or next monday.</source>
        <translation>哪一天？例如 3-12、+5d 或 下周一。</translation>
    </message>
    <message>
        <source>Why is there nothing to do next?</source>
        <translation>为什么没有下一步？</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>&amp;Tomorrow</source>
        <translation>明天(&amp;T)</translation>
    </message>
    <message>
        <source>In &amp;3 days</source>
        <translation>3 天后(&amp;3)</translation>
    </message>
    <message>
        <source>Next &amp;Monday</source>
        <translation>下周一(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Other day…</source>
        <translation>自定…(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无需(&amp;N)</translation>
    </message>
    <message>
        <source>Next step: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day of the next step</source>
        <translation>下一步的日期</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why there is no next step</source>
        <translation>无下一步的原因</translation>
    </message>
</context>
<context>
    <name>millrace::NoticePanel</name>
    <message>
        <source>Waiting for you</source>
        <translation>等我处理</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新通知</translation>
    </message>
    <message>
        <source>What waits and what was done</source>
        <translation>待处理与操作记录</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Later: %1</source>
        <translation>稍后：%1</translation>
    </message>
</context>
<context>
    <name>millrace::Notifier</name>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>millrace::OverrideDialog</name>
    <message>
        <source>Forecast: %1</source>
        <translation>预测：%1</translation>
    </message>
    <message>
        <source>By its opportunities this line comes to %1. What you say here counts in its place, for this person and everybody above, until it is taken back.</source>
        <translation>按商机计算，这一行为 %1。此处填报的金额将代替它计入此人及所有上级，直到撤回。</translation>
    </message>
    <message>
        <source>Amount (%1)</source>
        <translation>金额（%1）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take the computed amount</source>
        <translation>采用计算金额</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is no amount.</source>
        <translation>这不是金额。</translation>
    </message>
    <message>
        <source>Say why: whoever reads the forecast sees it.</source>
        <translation>请说明理由：查看预测的人都能看到。</translation>
    </message>
</context>
<context>
    <name>millrace::PaletteModel</name>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Nothing found. You can</source>
        <translation>没有找到，您可以</translation>
    </message>
</context>
<context>
    <name>millrace::ParseStep</name>
    <message>
        <source>Read</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>自动：%1</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>The headings take several rows, which were put together. If that is wrong, say which row has the names of the columns.</source>
        <translation>标题占多行，已合并为一行。如果不对，请指定哪一行是列名。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) above the headings are left out.</source>
        <translation>
            <numerusform>标题上方的 %Ln 行不导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>The encoding is not certain. Look whether the texts below can be read, or choose another one.</source>
        <translation>编码不确定。请查看下面的文字是否正常，或另选编码。</translation>
    </message>
    <message>
        <source>Some bytes are no characters of this encoding.</source>
        <translation>有些字节不是该编码的字符。</translation>
    </message>
    <message numerus="yes">
        <source>The workbook has %Ln sheet(s); one of them is imported at a time.</source>
        <translation>
            <numerusform>工作簿有 %Ln 个工作表，每次导入其中一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The first rows as they are read now.</source>
        <translation>按当前设置读出的前几行。</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Between cells</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Row with the headings</source>
        <translation>列名所在行</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
</context>
<context>
    <name>millrace::PasteBar</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Change these cells as one step that can be undone</source>
        <translation>一次性修改这些单元格，可一步撤销</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>不做修改</translation>
    </message>
    <message>
        <source>Pasting %1 rows × %2 columns: %3 cells change</source>
        <translation>将粘贴 %1 行 × %2 列：修改 %3 个单元格</translation>
    </message>
    <message numerus="yes">
        <source>%Ln invalid</source>
        <translation>
            <numerusform>%Ln 处无效</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) below the end of the list are left out</source>
        <translation>
            <numerusform>超出列表末尾的 %Ln 行将忽略</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::PlaceDialog</name>
    <message>
        <source>Counting what would be seen…</source>
        <translation>正在统计可见范围的变化…</translation>
    </message>
    <message>
        <source>The place of %1</source>
        <translation>%1 的部门与角色</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>millrace::Preferences</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Changes take effect at once.</source>
        <translation>更改立即生效</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No setting matches</source>
        <translation>没有匹配的设置</translation>
    </message>
    <message>
        <source>No setting matches. Close to it:</source>
        <translation>没有匹配的设置，相近的有：</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Settings found</source>
        <translation>找到的设置</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>启动时显示</translation>
    </message>
    <message>
        <source>start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>Where I was</source>
        <translation>上次离开的位置</translation>
    </message>
    <message>
        <source>The week begins on</source>
        <translation>每周开始于</translation>
    </message>
    <message>
        <source>In calendars and in the sales briefing</source>
        <translation>用于日历和销售简报</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Large amounts</source>
        <translation>大额金额</translation>
    </message>
    <message>
        <source>On the board, in the funnel and in the sales briefing</source>
        <translation>用于看板、漏斗和销售简报</translation>
    </message>
    <message>
        <source>units ten thousand</source>
        <translation>单位 万 亿 元</translation>
    </message>
    <message>
        <source>Short (¥12.3K)</source>
        <translation>简写（1.2万）</translation>
    </message>
    <message>
        <source>In full (¥12,345.00)</source>
        <translation>完整（¥12,345.00）</translation>
    </message>
    <message>
        <source>Growth is shown in</source>
        <translation>增长显示为</translation>
    </message>
    <message>
        <source>red green up down colour</source>
        <translation>红涨绿跌 颜色</translation>
    </message>
    <message>
        <source>The colour usual in the language</source>
        <translation>按语言习惯</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>dark light high contrast night colours</source>
        <translation>深色 浅色 高对比度 夜间 颜色</translation>
    </message>
    <message>
        <source>row height of tables</source>
        <translation>表格 行高</translation>
    </message>
    <message>
        <source>From 90 to 150 per cent; Ctrl+= and Ctrl+- do the same</source>
        <translation>从 90 % 到 150 %；也可按 Ctrl+= 和 Ctrl+-</translation>
    </message>
    <message>
        <source>zoom font</source>
        <translation>缩放 字号 字体</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Tell of reminders outside the window too</source>
        <translation>在窗口之外也显示提醒</translation>
    </message>
    <message>
        <source>Where the system shows notices of programs</source>
        <translation>显示在系统的通知区域</translation>
    </message>
    <message>
        <source>tray notification</source>
        <translation>托盘 系统通知</translation>
    </message>
    <message>
        <source>Notices in the window stay</source>
        <translation>窗口内通知停留</translation>
    </message>
    <message>
        <source>The last fifty stand behind the bell (Ctrl+J)</source>
        <translation>最近五十条可在铃铛中查看 (Ctrl+J)</translation>
    </message>
    <message>
        <source>toast undo time</source>
        <translation>提示 撤销 时间</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Until they are dismissed</source>
        <translation>直到手动关闭</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>keys hotkey</source>
        <translation>按键 热键</translation>
    </message>
    <message>
        <source>Data and settings</source>
        <translation>数据与设置</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>The folder that holds the file of this workspace</source>
        <translation>此工作区文件所在的文件夹</translation>
    </message>
    <message>
        <source>folder file path</source>
        <translation>文件夹 文件 路径</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Keep these settings</source>
        <translation>保留这些设置</translation>
    </message>
    <message>
        <source>In a file, for another computer</source>
        <translation>存为文件，用于另一台电脑</translation>
    </message>
    <message>
        <source>export settings</source>
        <translation>导出 设置</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>导出设置…</translation>
    </message>
    <message>
        <source>Take settings from a file</source>
        <translation>从文件读取设置</translation>
    </message>
    <message>
        <source>They replace what is chosen here</source>
        <translation>将替换这里的选择</translation>
    </message>
    <message>
        <source>import settings</source>
        <translation>导入 设置</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>导入设置…</translation>
    </message>
    <message>
        <source>Accessibility</source>
        <translation>辅助功能</translation>
    </message>
    <message>
        <source>animation</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>A wider ring around what has the focus</source>
        <translation>加宽焦点框</translation>
    </message>
    <message>
        <source>focus ring</source>
        <translation>焦点框</translation>
    </message>
    <message>
        <source>colours theme</source>
        <translation>颜色 主题</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Licences of the parts</source>
        <translation>组成部分的许可证</translation>
    </message>
    <message>
        <source>version copyright libraries</source>
        <translation>版本 版权 库</translation>
    </message>
    <message>
        <source>Somebody names me in a comment</source>
        <translation>有人在评论中提到我</translation>
    </message>
    <message>
        <source>Somebody comments on what I watch or own</source>
        <translation>有人评论我关注或负责的记录</translation>
    </message>
    <message>
        <source>I am given a record</source>
        <translation>有记录分配给我</translation>
    </message>
    <message>
        <source>Somebody&apos;s work is handed over to me</source>
        <translation>他人的工作交接给我</translation>
    </message>
    <message>
        <source>What I watch has another owner or state</source>
        <translation>我关注的记录换了负责人或状态</translation>
    </message>
    <message>
        <source>A reminder of mine comes due</source>
        <translation>我的提醒到时间了</translation>
    </message>
    <message>
        <source>Tell me at once</source>
        <translation>立即通知</translation>
    </message>
    <message>
        <source>Only in the inbox</source>
        <translation>只进消息</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>不通知</translation>
    </message>
</context>
<context>
    <name>millrace::PrintPreview</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已发送到打印机</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Given up; nothing was kept</source>
        <translation>已取消，未保留任何内容</translation>
    </message>
    <message>
        <source>It could not be written; nothing was kept</source>
        <translation>无法写入，未保留任何内容</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>打印：%1</translation>
    </message>
    <message>
        <source>The page as it will be printed</source>
        <translation>打印效果</translation>
    </message>
    <message>
        <source>Previous page (PgUp)</source>
        <translation>上一页 (PgUp)</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page (PgDn)</source>
        <translation>下一页 (PgDn)</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Sideways</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
</context>
<context>
    <name>millrace::QuickAdd</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and add another (Enter)</source>
        <translation>保存并继续新增 (Enter)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close without saving (Esc)</source>
        <translation>不保存并关闭 (Esc)</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>新增到%1</translation>
    </message>
</context>
<context>
    <name>millrace::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Expand the rail</source>
        <translation>展开侧栏</translation>
    </message>
    <message>
        <source>Collapse the rail</source>
        <translation>收起侧栏</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>协作</translation>
    </message>
    <message>
        <source>Insight</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
</context>
<context>
    <name>millrace::ReachAsker</name>
    <message>
        <source>Nobody sees other customers than now.</source>
        <translation>所有人可见的客户都不变。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln 个客户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 will lose %2.</source>
        <translation>%1 将失去对 %2 的访问。</translation>
    </message>
    <message>
        <source>%1 will gain %2.</source>
        <translation>%1 将新增可见 %2。</translation>
    </message>
    <message>
        <source>%1 will lose %2 and gain %3.</source>
        <translation>%1 将失去对 %2 的访问，新增可见 %3。</translation>
    </message>
    <message numerus="yes">
        <source>For more than %Ln other(s) something changes too.</source>
        <translation>
            <numerusform>另有超过 %Ln 人也会变化。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln other(s) something changes too.</source>
        <translation>
            <numerusform>另有 %Ln 人也会变化。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::RecordActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>在新标签页打开</translation>
    </message>
    <message>
        <source>Open in a new window</source>
        <translation>在新窗口打开</translation>
    </message>
    <message>
        <source>Write a follow-up</source>
        <translation>写一条跟进</translation>
    </message>
    <message>
        <source>Transfer to…</source>
        <translation>转移给…</translation>
    </message>
</context>
<context>
    <name>millrace::RecordDraft</name>
    <message numerus="yes">
        <source>%n place(s) to correct</source>
        <translation>
            <numerusform>%n 处需要修改</numerusform>
        </translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and close (Ctrl+Enter)</source>
        <translation>保存并关闭 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Save and new</source>
        <translation>保存并新建</translation>
    </message>
    <message>
        <source>Save and begin another (Alt+S)</source>
        <translation>保存并新建下一条 (Alt+S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>收起字段</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>全部字段</translation>
    </message>
    <message>
        <source>“Use this one” adds what you typed where it has nothing yet. Saving makes a new record all the same.</source>
        <translation>“用这个”会把您填写的内容补充到它空缺的字段；点“保存”则仍然新建。</translation>
    </message>
</context>
<context>
    <name>millrace::RecordForm</name>
    <message numerus="yes">
        <source>%n place(s) to correct: %1</source>
        <translation>
            <numerusform>%n 处需要修改：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide empty fields</source>
        <translation>隐藏空字段</translation>
    </message>
    <message>
        <source>Show empty fields</source>
        <translation>显示空字段</translation>
    </message>
    <message>
        <source>In the bin: read-only</source>
        <translation>在回收站中：只读</translation>
    </message>
    <message>
        <source>Saves as you leave a field</source>
        <translation>离开字段时自动保存</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>搜索字段</translation>
    </message>
    <message numerus="yes">
        <source>%1 is editing this record</source>
        <translation>
            <numerusform>%1 正在编辑此记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::RecordHead</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>写跟进</translation>
    </message>
    <message>
        <source>Write a follow-up (Ctrl+L)</source>
        <translation>写跟进（Ctrl+L）</translation>
    </message>
    <message>
        <source>New here</source>
        <translation>在此新建</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Previous record (Alt+Up)</source>
        <translation>上一条（Alt+↑）</translation>
    </message>
    <message>
        <source>Next record (Alt+Down)</source>
        <translation>下一条（Alt+↓）</translation>
    </message>
    <message>
        <source>Place in the list that this record was opened from</source>
        <translation>在来源列表中的位置</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Delete to the bin</source>
        <translation>删除到回收站</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>添加附件…</translation>
    </message>
    <message>
        <source>Convert…</source>
        <translation>转换…</translation>
    </message>
    <message>
        <source>Find duplicates and merge…</source>
        <translation>查重与合并…</translation>
    </message>
    <message>
        <source>Convert it into other records (Ctrl+Shift+Enter)</source>
        <translation>转换为其他记录（Ctrl+Shift+Enter）</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>移出收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>Who may do what…</source>
        <translation>查看权限说明…</translation>
    </message>
</context>
<context>
    <name>millrace::RecordPage</name>
    <message>
        <source>The link is copied</source>
        <translation>链接已复制</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>This record is in the bin and cannot be changed.</source>
        <translation>这条记录在回收站中，不能修改。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>已移到回收站</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Restored from the bin</source>
        <translation>已从回收站恢复</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sections of the record</source>
        <translation>记录的各部分</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>This record is not here. It may have been undone, or the link is of another workspace.</source>
        <translation>找不到这条记录。它可能已被撤销，或者链接属于另一个工作区。</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Follow-up saved, next step planned</source>
        <translation>跟进已保存，下一步已安排</translation>
    </message>
    <message>
        <source>Follow-up saved</source>
        <translation>跟进已保存</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message>
        <source>Next step planned</source>
        <translation>下一步已安排</translation>
    </message>
    <message>
        <source>Value restored</source>
        <translation>恢复值</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) attached</source>
        <translation>
            <numerusform>已添加 %Ln 个附件</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>%1 · printed %2</source>
        <translation>%1 · 打印于 %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>The timeline goes on</source>
        <translation>时间线还有更多内容</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Comment sent</source>
        <translation>评论已发送</translation>
    </message>
    <message>
        <source>Shared with %1</source>
        <translation>已共享给 %1</translation>
    </message>
    <message>
        <source>You are told what happens here</source>
        <translation>已关注，有变化会通知您</translation>
    </message>
    <message>
        <source>You are not told any more</source>
        <translation>已取消关注</translation>
    </message>
    <message>
        <source>The content of “%1” is not here yet.</source>
        <translation>“%1”的内容还没有传到这台电脑。</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>立即获取</translation>
    </message>
    <message>
        <source>“%1” cannot be opened: %2</source>
        <translation>无法打开“%1”：%2</translation>
    </message>
    <message>
        <source>Comment changed; what it said stays in its history</source>
        <translation>评论已修改，原文保留在历史中</translation>
    </message>
</context>
<context>
    <name>millrace::RecordProvider</name>
    <message>
        <source>New: %1 “%2”</source>
        <translation>新建%1「%2」</translation>
    </message>
    <message>
        <source>Search “%1” in every field</source>
        <translation>在全部字段中搜索「%1」</translation>
    </message>
    <message>
        <source>“%1” in any field</source>
        <translation>任一字段含「%1」</translation>
    </message>
</context>
<context>
    <name>millrace::RecordSearchLine</name>
    <message>
        <source>Found records</source>
        <translation>找到的记录</translation>
    </message>
    <message>
        <source>Show the first records</source>
        <translation>显示前几条记录</translation>
    </message>
</context>
<context>
    <name>millrace::ReferenceEditor</name>
    <message>
        <source>Find: %1</source>
        <translation>查找%1</translation>
    </message>
</context>
<context>
    <name>millrace::ReferencesEditor</name>
    <message>
        <source>Take out “%1”</source>
        <translation>移除「%1」</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>添加%1</translation>
    </message>
</context>
<context>
    <name>millrace::RelatedEdit</name>
    <message>
        <source>Take the condition away: %1</source>
        <translation>去掉条件：%1</translation>
    </message>
    <message>
        <source>%1: what is asked</source>
        <translation>%1：问什么</translation>
    </message>
    <message>
        <source>%1: field</source>
        <translation>%1：字段</translation>
    </message>
    <message>
        <source>%1: relation</source>
        <translation>%1：关系</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>少于</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>正好</translation>
    </message>
    <message>
        <source>%1: how many</source>
        <translation>%1：多少</translation>
    </message>
    <message>
        <source>Of these, only</source>
        <translation>其中仅限</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>至少有一个</translation>
    </message>
    <message>
        <source>none</source>
        <translation>一个也没有</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
</context>
<context>
    <name>millrace::RelatedPanel</name>
    <message>
        <source>Hierarchy</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>查看全部 %1 条</translation>
    </message>
</context>
<context>
    <name>millrace::ReminderWatch</name>
    <message numerus="yes">
        <source>%Ln reminder(s)</source>
        <translation>
            <numerusform>%Ln 条提醒</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>millrace::ReportBuilder</name>
    <message>
        <source>New report</source>
        <translation>新建报表</translation>
    </message>
    <message>
        <source>No chart</source>
        <translation>不画图表</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Stacked bars</source>
        <translation>堆叠条形图</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>折线图</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>面积图</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>柱形图</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>By the groups</source>
        <translation>按分组</translation>
    </message>
    <message>
        <source>%1, largest first</source>
        <translation>%1 从大到小</translation>
    </message>
    <message>
        <source>%1, smallest first</source>
        <translation>%1 从小到大</translation>
    </message>
    <message>
        <source>The report needs a name</source>
        <translation>请填写报表名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the report</source>
        <translation>报表名称</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>团队可见</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What the report is about</source>
        <translation>报表统计的对象</translation>
    </message>
    <message>
        <source>Rows are</source>
        <translation>每行是</translation>
    </message>
    <message>
        <source>What a row is</source>
        <translation>每一行代表什么</translation>
    </message>
    <message>
        <source>groups with figures</source>
        <translation>分组与指标</translation>
    </message>
    <message>
        <source>the records themselves</source>
        <translation>记录本身</translation>
    </message>
    <message>
        <source>Only those</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>添加分组</translation>
    </message>
    <message>
        <source>Across the columns</source>
        <translation>列方向</translation>
    </message>
    <message>
        <source>Spread over columns</source>
        <translation>按列展开</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Add a figure</source>
        <translation>添加指标</translation>
    </message>
    <message>
        <source>Worked out of them</source>
        <translation>计算列</translation>
    </message>
    <message>
        <source>Add a formula</source>
        <translation>添加公式</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>添加列</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多行数</translation>
    </message>
    <message>
        <source>How many rows at most</source>
        <translation>最多显示多少行</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The rest as one row</source>
        <translation>其余合并为一行</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Subtotals</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不对比</translation>
    </message>
    <message>
        <source>an earlier period</source>
        <translation>更早的期间</translation>
    </message>
    <message>
        <source>Which period</source>
        <translation>哪个期间</translation>
    </message>
    <message>
        <source>Compared with which</source>
        <translation>与哪个期间对比</translation>
    </message>
    <message>
        <source>with the one before</source>
        <translation>与上一期间</translation>
    </message>
    <message>
        <source>with a year before</source>
        <translation>与上年同期</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep the report</source>
        <translation>保存报表</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>millrace::ReportGallery</name>
    <message>
        <source>Made here</source>
        <translation>自建报表</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n 张报表</numerusform>
        </translation>
    </message>
    <message>
        <source>Find a report</source>
        <translation>查找报表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>No report is called so</source>
        <translation>没有这样的报表</translation>
    </message>
    <message>
        <source>Show all reports</source>
        <translation>显示全部报表</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>定时报表</translation>
    </message>
    <message>
        <source>Reports that are written by themselves</source>
        <translation>自动写入的报表</translation>
    </message>
</context>
<context>
    <name>millrace::ReportRowEdit</name>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>millrace::ReportView</name>
    <message>
        <source>No chart</source>
        <translation>不画图表</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>柱形图</translation>
    </message>
    <message>
        <source>Stacked bars</source>
        <translation>堆叠条形图</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>折线图</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>面积图</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Stop (%1%)</source>
        <translation>停止（%1%）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>As the report says</source>
        <translation>按报表设置</translation>
    </message>
    <message>
        <source>Stopped; these are the figures from before.</source>
        <translation>已停止；显示的是之前的数据。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 without an exchange rate, in no figure</source>
        <translation>%1 没有汇率，未计入</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>The report as a table</source>
        <translation>报表表格</translation>
    </message>
    <message>
        <source>Nothing fits what the report asks for</source>
        <translation>没有符合报表条件的记录</translation>
    </message>
    <message>
        <source>Ask for everything</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compared with which day</source>
        <translation>与哪一天对比</translation>
    </message>
    <message>
        <source>which day</source>
        <translation>哪一天</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不比较</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>上一期间</translation>
    </message>
    <message>
        <source>The same period last year</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>A period that begins on …</source>
        <translation>从某日开始的期间…</translation>
    </message>
    <message>
        <source>The state of the day …</source>
        <translation>某日的状态…</translation>
    </message>
    <message>
        <source>This report is about no period</source>
        <translation>这张报表不涉及期间</translation>
    </message>
</context>
<context>
    <name>millrace::ReportsPage</name>
    <message>
        <source>Kept: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>已删除：%1</translation>
    </message>
    <message>
        <source>As it was brought: %1</source>
        <translation>已恢复原样：%1</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>As it was brought</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change this report</source>
        <translation>修改这张报表</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy the chart as a picture</source>
        <translation>复制图表为图片</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save for Excel…</source>
        <translation>另存为 Excel…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Save the chart as PNG…</source>
        <translation>图表另存为 PNG…</translation>
    </message>
    <message>
        <source>Save the chart as SVG…</source>
        <translation>图表另存为 SVG…</translation>
    </message>
    <message>
        <source>The chart is on the clipboard</source>
        <translation>图表已复制到剪贴板</translation>
    </message>
    <message>
        <source>The table is on the clipboard</source>
        <translation>表格已复制到剪贴板</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %1 (%n record(s), as many as there are)</source>
        <translation>
            <numerusform>已保存：%1（%n 条记录，与查询一致）</numerusform>
        </translation>
    </message>
    <message>
        <source>Write it by itself…</source>
        <translation>定时自动写入…</translation>
    </message>
</context>
<context>
    <name>millrace::RfmDialog</name>
    <message>
        <source>Customers by what they bought</source>
        <translation>客户价值分类</translation>
    </message>
    <message>
        <source>Nothing was won yet: classes appear with the first won opportunity.</source>
        <translation>还没有赢单：有了第一笔赢单后即可分类。</translation>
    </message>
    <message>
        <source>Recency, frequency and value of won opportunities, each in fifths of all who bought: 5 is best.</source>
        <translation>按赢单商机的最近度、频次和金额，各在购买过的客户中分为五档：5 为最好。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>They …</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>List this class</source>
        <translation>列出这一类</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Customers of this class, and why</source>
        <translation>这一类的客户及原因</translation>
    </message>
</context>
<context>
    <name>millrace::RightsEdit</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: nothing at all</source>
        <translation>%1：没有任何权限</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1——%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>as for all</source>
        <translation>同上</translation>
    </message>
    <message>
        <source>All kinds of records</source>
        <translation>所有类型的记录</translation>
    </message>
    <message>
        <source>as for sensitive fields</source>
        <translation>同敏感字段</translation>
    </message>
    <message>
        <source>Whoever has this role may do everything and gives others their roles.</source>
        <translation>拥有此角色的人可以执行所有操作，并为他人分配角色。</translation>
    </message>
    <message>
        <source>What a kind of record does not say is that of all kinds. Enter or a double click changes a cell.</source>
        <translation>某类记录未指定的权限，按「所有类型的记录」处理。按 Enter 或双击修改单元格。</translation>
    </message>
    <message>
        <source>Administers the workspace: may do everything</source>
        <translation>管理员：可以执行所有操作</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>How far each action reaches</source>
        <translation>各操作的数据范围</translation>
    </message>
    <message>
        <source>Levels of fields</source>
        <translation>字段级别</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Sensitive fields (phones, addresses)</source>
        <translation>敏感字段（电话、地址）</translation>
    </message>
    <message>
        <source>Sensitive fields</source>
        <translation>敏感字段</translation>
    </message>
</context>
<context>
    <name>millrace::RunStep</name>
    <message>
        <source>%1 refused rows.csv</source>
        <translation>%1 未通过的行.csv</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>保存未通过的行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>导入另一个文件</translation>
    </message>
    <message>
        <source>Import now</source>
        <translation>开始导入</translation>
    </message>
    <message>
        <source>The import was taken back; everything is as it was before</source>
        <translation>导入已撤销，一切恢复原样</translation>
    </message>
    <message>
        <source>%1 → %2: imported</source>
        <translation>%1 → %2：已导入</translation>
    </message>
    <message>
        <source>%L1 new, %L2 updated, %L3 left out, %L4 refused.</source>
        <translation>新建 %L1，更新 %L2，跳过 %L3，未通过 %L4。</translation>
    </message>
    <message>
        <source>Everything comes in as one operation: it can be taken back at any time, or cancelled while it runs; then nothing of it stays.</source>
        <translation>全部内容作为一次操作导入：随时可以撤销；运行中也可取消，取消后不保留任何内容。</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>%1 is ready to be imported</source>
        <translation>%1 已准备好导入</translation>
    </message>
    <message>
        <source>%L1 will be new, %L2 updated, %L3 left out, %L4 refused.</source>
        <translation>将新建 %L1，更新 %L2，跳过 %L3，未通过 %L4。</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>Show the new records</source>
        <translation>查看新记录</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>保存未通过的行…</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>The same columns and one more with the reason; put right, the file can be imported</source>
        <translation>列不变，另加一列原因；改正后可再次导入</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>注意事项</translation>
    </message>
</context>
<context>
    <name>millrace::SampleNotice</name>
    <message>
        <source>You are looking at a sample company</source>
        <translation>正在使用示例数据</translation>
    </message>
    <message>
        <source>Try whatever you like. What you enter yourself stays when the sample goes.</source>
        <translation>可以随意试用。移除示例后，您自己录入的内容会保留。</translation>
    </message>
    <message>
        <source>Remove the sample</source>
        <translation>移除示例数据</translation>
    </message>
    <message>
        <source>The sample is gone</source>
        <translation>示例数据已移除</translation>
    </message>
    <message numerus="yes">
        <source>The sample is gone; %Ln record(s) that you work with stayed</source>
        <translation>
            <numerusform>示例数据已移除；保留了您用到的 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>millrace::ScheduleDialog</name>
    <message>
        <source>Where the files go</source>
        <translation>文件存放位置</translation>
    </message>
    <message>
        <source>There is no such folder: %1</source>
        <translation>没有这个文件夹：%1</translation>
    </message>
    <message>
        <source>%1: “%2” is no day</source>
        <translation>%1：“%2”不是日期</translation>
    </message>
    <message>
        <source>New schedule</source>
        <translation>新建定时报表</translation>
    </message>
    <message>
        <source>Change the schedule</source>
        <translation>修改定时报表</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>限定条件</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>millrace::ScheduleWatch</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Written by its schedule: %1</source>
        <translation>已按计划写出：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) written by schedules</source>
        <translation>
            <numerusform>按计划写出了 %Ln 份报表</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>millrace::SchedulesPage</name>
    <message>
        <source>Schedules</source>
        <translation>定时报表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>定时报表</translation>
    </message>
    <message>
        <source>no such report</source>
        <translation>没有这张报表</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Written %1: %2</source>
        <translation>已写入 %1：%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n missed, written soon</source>
        <translation>
            <numerusform>错过 %n 次，即将补写</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, on its maker&apos;s machine</source>
        <translation>%1，在创建者的电脑上</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>已暂停：%1</translation>
    </message>
    <message>
        <source>Goes on: %1</source>
        <translation>已继续：%1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>已删除：%1</translation>
    </message>
    <message>
        <source>Reports that are written into a folder by themselves. What falls due while the computer is off is written when it is back.</source>
        <translation>自动写入文件夹的报表。电脑关机期间到期的，开机后补写。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>上次结果</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>New schedule</source>
        <translation>新建定时报表</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change the schedule (Enter)</source>
        <translation>修改定时报表（回车）</translation>
    </message>
    <message>
        <source>Write now</source>
        <translation>立即写入</translation>
    </message>
    <message>
        <source>Write the report as it stands now, beside its turn</source>
        <translation>按现在的数据写一次，不影响原定时间</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>No report is written by itself yet</source>
        <translation>还没有自动写入的报表</translation>
    </message>
</context>
<context>
    <name>millrace::SecondFactorDialog</name>
    <message>
        <source>Too many attempts: wait a little, then try again.</source>
        <translation>尝试次数过多：请稍等再试。</translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation>密码不正确。</translation>
    </message>
    <message>
        <source>That is not the code of this moment. Look at the clock of the device that makes the codes, and take the next one.</source>
        <translation>这不是当前的验证码。请检查生成验证码的设备时间，再用下一个。</translation>
    </message>
    <message>
        <source>The server did not take that.</source>
        <translation>服务器没有接受。</translation>
    </message>
    <message>
        <source>Recovery codes of Millrace</source>
        <translation>Millrace 恢复码</translation>
    </message>
    <message>
        <source>Each signs in once in the place of a code of the second factor. Keep this where nobody else finds it.</source>
        <translation>每个恢复码可代替验证码登录一次。请放在别人找不到的地方。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>验证码</translation>
    </message>
    <message>
        <source>Used on</source>
        <translation>使用日期</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Your second factor is kept by your team&apos;s server, so it must be reached for this.</source>
        <translation>双重验证由团队服务器保管，需要连上服务器才能操作。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>With a second factor your password alone is not enough: signing in also asks for a code that a program on your phone makes, a new one every half minute.</source>
        <translation>启用双重验证后，只有密码还不够：登录时还要输入手机程序生成的验证码，每半分钟更换一次。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Give this to the program that makes the codes, as a secret of the kind TOTP. Then type the code that it shows.</source>
        <translation>把下面的密钥（TOTP）输入生成验证码的程序，再输入它显示的验证码。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>From now on a code is asked for. For the day when your phone is lost, each of these signs you in once. They are shown now and never again: copy or print them.</source>
        <translation>从现在起登录需要验证码。万一手机丢失，下面每个恢复码可登录一次。它们只显示这一次：请复制或打印。</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>我已保存</translation>
    </message>
    <message numerus="yes">
        <source>You sign in with a second factor. %Ln recovery code(s) were not used yet; other ones take their place.</source>
        <translation>
            <numerusform>你已启用双重验证，还有 %Ln 个恢复码未使用；重新生成后旧码全部失效。</numerusform>
        </translation>
    </message>
    <message>
        <source>Other recovery codes</source>
        <translation>重新生成恢复码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>双重验证</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Do without it</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>To be kept</source>
        <translation>需要保存的内容</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>millrace::SegmentMovesDialog</name>
    <message>
        <source>Entered “%1”</source>
        <translation>进入“%1”</translation>
    </message>
    <message>
        <source>Left “%1”</source>
        <translation>离开“%1”</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) stayed</source>
        <translation>
            <numerusform>%Ln 条仍在</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>Entered: %1</source>
        <translation>进入：%1</translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation>离开：%1</translation>
    </message>
    <message>
        <source>List those who entered</source>
        <translation>列出进入者</translation>
    </message>
    <message>
        <source>List those who left</source>
        <translation>列出离开者</translation>
    </message>
    <message>
        <source>Who entered or left</source>
        <translation>进入与离开</translation>
    </message>
    <message>
        <source>Who entered or left “%1”</source>
        <translation>谁进入或离开了“%1”</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>millrace::SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation>选择全部 %1 条</translation>
    </message>
    <message>
        <source>Everything that the list finds (Ctrl+A)</source>
        <translation>选择列表找到的全部记录 (Ctrl+A)</translation>
    </message>
    <message>
        <source>Edit field</source>
        <translation>编辑字段</translation>
    </message>
    <message>
        <source>Give one field of all selected the same value (Shift+F2)</source>
        <translation>为所选记录的同一字段设置相同的值 (Shift+F2)</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Give all selected another owner (Ctrl+Shift+O)</source>
        <translation>把所选记录转移给其他负责人 (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write a file (Ctrl+Shift+S)</source>
        <translation>导出为文件 (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move all selected to the bin (Del)</source>
        <translation>把所选记录移到回收站 (Del)</translation>
    </message>
</context>
<context>
    <name>millrace::ShortcutEditor</name>
    <message>
        <source>%1 cannot be used: typing, input methods or the system need it</source>
        <translation>%1 不能使用：打字、输入法或系统需要它</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”</source>
        <translation>%1 已用于「%2」</translation>
    </message>
    <message>
        <source>%1 now runs “%2”</source>
        <translation>%1 现在执行「%2」</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>请按下按键</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>改用于此命令</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>不设按键</translation>
    </message>
    <message>
        <source>Own key</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Give this command its own key back</source>
        <translation>恢复此命令的默认按键</translation>
    </message>
    <message>
        <source>Give all commands their own keys back</source>
        <translation>全部命令恢复默认按键</translation>
    </message>
</context>
<context>
    <name>millrace::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>millrace::SignInDialog</name>
    <message>
        <source>This is no address of a server, like crm.example or crm.example:8443.</source>
        <translation>这不是服务器地址，例如 crm.example 或 crm.example:8443。</translation>
    </message>
    <message>
        <source>No server answers at this address. %1</source>
        <translation>此地址没有服务器应答。%1</translation>
    </message>
    <message>
        <source>The system&apos;s authorities vouch for this server.</source>
        <translation>系统信任的机构为此服务器担保。</translation>
    </message>
    <message>
        <source>The server proves itself with another key than last time. Go on only if who runs it says that it was changed on purpose, and this is the new fingerprint:</source>
        <translation>服务器出示的密钥与上次不同。仅当服务器管理员说明是有意更换、且新指纹如下时才继续：</translation>
    </message>
    <message>
        <source>Nobody vouches for this server. Compare with what it printed at its start, or what who runs it tells you:</source>
        <translation>没有机构为此服务器担保。请与服务器启动时打印的、或管理员告知的指纹核对：</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>Join a team</source>
        <translation>加入团队</translation>
    </message>
    <message>
        <source>What you wrote meanwhile is kept and sent once you are signed in.</source>
        <translation>期间写下的内容已保留，登录后会发送。</translation>
    </message>
    <message>
        <source>Everything in this workspace goes to the team&apos;s server and comes from it. You can go on working without a network at any time.</source>
        <translation>此工作区的全部内容将与团队的服务器互相同步。没有网络时也可随时继续工作。</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>It is the same</source>
        <translation>指纹一致</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Who runs the server gave you its address, a name and a password. The team&apos;s records come onto this computer; you work while they come, and without a network later on.</source>
        <translation>服务器管理员会给你地址、登录名和密码。团队的记录会传到这台电脑；传输时即可工作，以后没有网络也能用。</translation>
    </message>
    <message>
        <source>Code of the second factor or recovery code, if you use one</source>
        <translation>验证码或恢复码（如已启用双重验证）</translation>
    </message>
</context>
<context>
    <name>millrace::SkeletonRows</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>millrace::StageBar</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 天</numerusform>
        </translation>
    </message>
    <message>
        <source>the record is here</source>
        <translation>记录现在在这里</translation>
    </message>
    <message>
        <source>was here</source>
        <translation>曾经过</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>尚未到达</translation>
    </message>
    <message>
        <source>Stage %1, %2</source>
        <translation>阶段 %1，%2</translation>
    </message>
    <message>
        <source>Stage %1, %2, %3</source>
        <translation>阶段 %1，%2，%3</translation>
    </message>
    <message>
        <source>Press Enter to move the record here</source>
        <translation>按 Enter 将记录移到此阶段</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>millrace::StatusStrip</name>
    <message>
        <source>Stopping: %1</source>
        <translation>正在停止：%1</translation>
    </message>
    <message>
        <source>%1  %2 %</source>
        <translation>%1  %2%</translation>
    </message>
    <message>
        <source>%1  (+%2 more)</source>
        <translation>%1（另有 %2 项）</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
</context>
<context>
    <name>millrace::TabStrip</name>
    <message>
        <source>Close: %1</source>
        <translation>关闭：%1</translation>
    </message>
    <message>
        <source>Open places</source>
        <translation>打开的位置</translation>
    </message>
</context>
<context>
    <name>millrace::TablePage</name>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 · %2 selected</source>
        <translation>%1 · 已选 %2</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择记录</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Search %1</source>
        <translation>搜索%1</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, phone, e-mail (Ctrl+F)</source>
        <translation>名称、拼音、首字母、电话、邮箱 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by conditions (Ctrl+Shift+L)</source>
        <translation>按条件筛选 (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Show or hide the record beside the list (F9)</source>
        <translation>显示或隐藏列表旁的记录 (F9)</translation>
    </message>
    <message>
        <source>Filter conditions</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>e.g. created_at within last 30 days and not (owner is empty)</source>
        <translation>如 created_at within last 30 days and not (owner is empty)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Nothing matches what you asked for</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Clear search and filter</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message>
        <source>Show all records again</source>
        <translation>重新显示全部记录</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · ordered by %2</source>
        <translation>%1 · 按 %2 排序</translation>
    </message>
    <message>
        <source>%1 · loading…</source>
        <translation>%1 · 正在加载…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>place in the list</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) moved to the bin</source>
        <translation>
            <numerusform>已将 %Ln 条记录移到回收站</numerusform>
        </translation>
    </message>
    <message>
        <source>Order by clicking a heading, edit with F2, mark cells with Shift and the arrows, copy with Ctrl+C</source>
        <translation>点击表头排序，F2 编辑，Shift+方向键选取单元格，Ctrl+C 复制</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Previous record (Alt+Up)</source>
        <translation>上一条记录 (Alt+↑)</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Next record (Alt+Down)</source>
        <translation>下一条记录 (Alt+↓)</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows were copied; an export holds them all.</source>
        <translation>已复制前 %1 行（共 %2 行）；导出可得到全部。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Count %1</source>
        <comment>cells</comment>
        <translation>计数 %1</translation>
    </message>
    <message>
        <source>%1 · several currencies or units: no sum</source>
        <translation>%1 · 币种或单位不同，不求和</translation>
    </message>
    <message>
        <source>Sum %1 · Average %2 · %3</source>
        <translation>求和 %1 · 平均 %2 · %3</translation>
    </message>
    <message>
        <source>A list cannot be ordered by “%1”.</source>
        <translation>列表不能按「%1」排序。</translation>
    </message>
    <message>
        <source>Order A to Z</source>
        <translation>按 A–Z 排序</translation>
    </message>
    <message>
        <source>Order oldest first</source>
        <translation>从早到晚排序</translation>
    </message>
    <message>
        <source>Order smallest first</source>
        <translation>从小到大排序</translation>
    </message>
    <message>
        <source>Order Z to A</source>
        <translation>按 Z–A 排序</translation>
    </message>
    <message>
        <source>Order newest first</source>
        <translation>从晚到早排序</translation>
    </message>
    <message>
        <source>Order largest first</source>
        <translation>从大到小排序</translation>
    </message>
    <message>
        <source>Then order by this as well</source>
        <translation>再按此列排序</translation>
    </message>
    <message>
        <source>Newest first, without an order</source>
        <translation>取消排序（最新在前）</translation>
    </message>
    <message>
        <source>Keep the first column in sight</source>
        <translation>冻结首列</translation>
    </message>
    <message>
        <source>Make this the first column</source>
        <translation>设为首列</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>隐藏「%1」</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>选择列…</translation>
    </message>
    <message>
        <source>No %1 yet</source>
        <translation>还没有%1</translation>
    </message>
    <message>
        <source>Filter by “%1”…</source>
        <translation>按「%1」筛选…</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>Save as a new view</source>
        <translation>另存为新视图</translation>
    </message>
    <message>
        <source>View deleted: %1</source>
        <translation>已删除视图：%1</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，没有任何修改。</translation>
    </message>
    <message>
        <source>%1 succeeded, %2 failed</source>
        <translation>%1 成功，%2 失败</translation>
    </message>
    <message>
        <source>Show failures</source>
        <translation>查看失败</translation>
    </message>
    <message>
        <source>What failed and why</source>
        <translation>失败的记录和原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>record and reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reading the clipboard</source>
        <translation>正在读取剪贴板</translation>
    </message>
    <message>
        <source>%1 “%2”: %3</source>
        <translation>%1「%2」：%3</translation>
    </message>
    <message>
        <source>Pasting</source>
        <translation>正在粘贴</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) pasted</source>
        <translation>
            <numerusform>已粘贴 %Ln 个单元格</numerusform>
        </translation>
    </message>
    <message>
        <source>Filling down</source>
        <translation>正在向下填充</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) filled</source>
        <translation>
            <numerusform>已填充 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing records</source>
        <translation>正在修改记录</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) changed</source>
        <translation>
            <numerusform>已修改 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>So many selected records cannot be exported one by one; export what the list shows.</source>
        <translation>所选记录过多，请改为导出当前列表。</translation>
    </message>
    <message>
        <source>%1 records written to %2</source>
        <translation>已导出 %1 条记录到 %2</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Count and add up by a field</source>
        <translation>按字段分组计数与求和</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>No grouping</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Open the record in full (Enter)</source>
        <translation>打开完整记录（Enter）</translation>
    </message>
    <message>
        <source>Open the record in full</source>
        <translation>打开完整记录</translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) did not fit into their cells and were cut.</source>
        <translation>
            <numerusform>%Ln 处文本超出单元格上限，已截短。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>%1 · printed %2</source>
        <translation>%1 · 打印于 %2</translation>
    </message>
    <message>
        <source>Only: %1</source>
        <translation>仅：%1</translation>
    </message>
    <message>
        <source>Found by: %1</source>
        <translation>搜索：%1</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows; export the list to have them all</source>
        <translation>前 %1 行，共 %2 行；需要全部请导出列表</translation>
    </message>
    <message>
        <source>Preparing to print</source>
        <translation>正在准备打印</translation>
    </message>
</context>
<context>
    <name>millrace::TargetGridModel</name>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who and when</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>Reached %1</source>
        <translation>完成 %1</translation>
    </message>
    <message>
        <source>%1 of the target, %2 of the time</source>
        <translation>完成目标的 %1，时间已过 %2</translation>
    </message>
    <message>
        <source>Given %1, the members sum up to %2</source>
        <translation>设定 %1，成员合计 %2</translation>
    </message>
    <message>
        <source>Given %1, the months sum up to %2</source>
        <translation>设定 %1，各月合计 %2</translation>
    </message>
    <message>
        <source>Closed on %1 with %2 reached</source>
        <translation>于 %1 关闭，当时完成 %2</translation>
    </message>
    <message>
        <source>Since closing %1</source>
        <translation>关闭后变化 %1</translation>
    </message>
    <message>
        <source>Q%1</source>
        <comment>quarter</comment>
        <translation>第%1季度</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>month</comment>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>millrace::TargetsPage</name>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Reached in %1</source>
        <translation>%1 完成情况</translation>
    </message>
    <message>
        <source>Ranking in %1</source>
        <translation>%1 排行榜</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>share, reached, wanted</comment>
        <translation>%1 · %2 / %3</translation>
    </message>
    <message>
        <source>%1 of the time</source>
        <translation>时间已过 %1</translation>
    </message>
    <message>
        <source>Time counts weekdays; public holidays count as weekdays.</source>
        <translation>时间进度按工作日计算，法定节假日也计为工作日。</translation>
    </message>
    <message>
        <source>Time counts all days.</source>
        <translation>时间进度按自然日计算。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln amount(s) without an exchange rate are in no figure.</source>
        <translation>
            <numerusform>%Ln 笔没有汇率的金额未计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close %1 again</source>
        <translation>再次关闭 %1</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>The next year</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>What the grid shows</source>
        <translation>表格显示</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Freezes the figures of the period; later edits show as a difference</source>
        <translation>冻结该期间的数字；之后的修改显示为差额</translation>
    </message>
    <message>
        <source>Targets by person and month</source>
        <translation>按人员和月份的目标</translation>
    </message>
    <message>
        <source>Type or paste numbers; grey ones are sums of others</source>
        <translation>输入或粘贴数字；灰色为汇总</translation>
    </message>
    <message>
        <source>How far everybody is</source>
        <translation>完成进度</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排行榜</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>There is no metric yet: what targets are to count</source>
        <translation>还没有指标：目标要统计什么</translation>
    </message>
    <message>
        <source>Make the usual metrics</source>
        <translation>创建常用指标</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s) set</source>
        <translation>
            <numerusform>已设定 %Ln 个目标</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) were left out: no number, closed or outside of the grid</source>
        <translation>
            <numerusform>%Ln 个单元格未填入：不是数字、已关闭或超出表格</numerusform>
        </translation>
    </message>
    <message>
        <source>Stand on a quarter or a year that has a target of its own.</source>
        <translation>请选中一个设有目标的季度或年度单元格。</translation>
    </message>
    <message>
        <source>The targets of %1 are taken over</source>
        <translation>已沿用 %1 年的目标</translation>
    </message>
    <message>
        <source>%1 has no targets that %2 lacks</source>
        <translation>%1 年没有 %2 年缺少的目标</translation>
    </message>
    <message>
        <source>%1 is closed: its figures stay</source>
        <translation>%1 已关闭：数字不再变化</translation>
    </message>
    <message>
        <source>Won amount</source>
        <translation>赢单金额</translation>
    </message>
    <message>
        <source>Won opportunities</source>
        <translation>赢单数</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新增客户</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进数</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>millrace::TeamPage</name>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Nobody has this role yet.</source>
        <translation>还没有人拥有此角色。</translation>
    </message>
    <message>
        <source>Has this role: %1</source>
        <translation>拥有此角色：%1</translation>
    </message>
    <message>
        <source>The rights hold from now on</source>
        <translation>权限已生效</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) handed over</source>
        <translation>
            <numerusform>已交接 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Only administrators may do this</source>
        <translation>仅管理员可以操作</translation>
    </message>
    <message>
        <source>Nobody is in this department.</source>
        <translation>此部门没有人员。</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>See what this person sees, without changing anything</source>
        <translation>以此人的视角查看，不能修改</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Roles and rights</source>
        <translation>角色与权限</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Add a department</source>
        <translation>添加部门</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Hand over and disable…</source>
        <translation>交接并停用…</translation>
    </message>
    <message>
        <source>View as this person</source>
        <translation>以此用户身份预览</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>添加角色</translation>
    </message>
    <message>
        <source>Make the usual roles</source>
        <translation>创建常用角色</translation>
    </message>
    <message>
        <source>Save the rights</source>
        <translation>保存权限</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Nobody has a role yet, so everybody may do everything. Roles say who sees and does what.</source>
        <translation>还没有人拥有角色，因此所有人都可以执行所有操作。角色决定谁能查看和操作什么。</translation>
    </message>
    <message>
        <source>Add a role of your own</source>
        <translation>自定义角色</translation>
    </message>
    <message>
        <source>It holds from now on</source>
        <translation>即刻生效</translation>
    </message>
    <message>
        <source>Counting what would be seen…</source>
        <translation>正在统计可见范围的变化…</translation>
    </message>
    <message>
        <source>Department, role and manager, with what it means before it is saved</source>
        <translation>部门、角色和上级；保存前先看影响</translation>
    </message>
    <message>
        <source>Not saved yet. %1</source>
        <translation>尚未保存。%1</translation>
    </message>
    <message>
        <source>Place…</source>
        <translation>部门与角色…</translation>
    </message>
</context>
<context>
    <name>millrace::TileDialog</name>
    <message>
        <source>The first one</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>New tile</source>
        <translation>新建磁贴</translation>
    </message>
    <message>
        <source>Change the tile</source>
        <translation>修改磁贴</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排行榜</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>As the report says</source>
        <translation>按报表设置</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>横条图</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>柱形图</translation>
    </message>
    <message>
        <source>Stacked bars</source>
        <translation>堆积条形图</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>折线图</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积图</translation>
    </message>
    <message>
        <source>Dots (two figures)</source>
        <translation>散点图（两个数字）</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>仅我的</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Warn below</source>
        <translation>低于时提醒</translation>
    </message>
    <message>
        <source>Alarm below</source>
        <translation>低于时告警</translation>
    </message>
    <message>
        <source>as the report is called</source>
        <translation>与报表同名</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>这不是数字。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>millrace::TileView</name>
    <message>
        <source>Tile</source>
        <translation>磁贴</translation>
    </message>
    <message>
        <source>Change this tile</source>
        <translation>修改此磁贴</translation>
    </message>
    <message>
        <source>Change this tile (Enter)</source>
        <translation>修改此磁贴（Enter）</translation>
    </message>
    <message>
        <source>Remove this tile</source>
        <translation>移除此磁贴</translation>
    </message>
    <message>
        <source>Remove this tile (Delete)</source>
        <translation>移除此磁贴（Delete）</translation>
    </message>
    <message>
        <source>Arrows move, Shift with arrows resizes</source>
        <translation>方向键移动，Shift 加方向键调整大小</translation>
    </message>
    <message>
        <source>Narrowed by the filter of the dashboard</source>
        <translation>已按仪表盘筛选</translation>
    </message>
    <message>
        <source>This report has no such figure</source>
        <translation>此报表没有该数字</translation>
    </message>
    <message>
        <source>⚠ below %1</source>
        <translation>⚠ 低于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
    <message>
        <source>#</source>
        <comment>rank</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>No targets are set yet: Analysis, Targets</source>
        <translation>尚未设置目标：分析 · 目标</translation>
    </message>
    <message>
        <source>As a table: %1</source>
        <translation>以表格显示：%1</translation>
    </message>
    <message>
        <source>Show as a chart</source>
        <translation>显示为图表</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>显示为表格</translation>
    </message>
</context>
<context>
    <name>millrace::TimelineModel</name>
    <message>
        <source>Without a date</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>Moved to the bin</source>
        <translation>已移到回收站</translation>
    </message>
    <message>
        <source>Restored from the bin</source>
        <translation>已从回收站恢复</translation>
    </message>
    <message numerus="yes">
        <source>%n field change(s)</source>
        <translation>
            <numerusform>%n 项字段变更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
</context>
<context>
    <name>millrace::TimelinePanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>搜索时间轴</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Show in the timeline: %1</source>
        <translation>时间轴只看：%1</translation>
    </message>
    <message>
        <source>No follow-ups yet. Record the first contact.</source>
        <translation>还没有跟进。记录第一次联系。</translation>
    </message>
    <message>
        <source>Write a follow-up</source>
        <translation>写跟进</translation>
    </message>
    <message>
        <source>Nothing here fits what you look for.</source>
        <translation>没有符合条件的内容</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>millrace::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Fold the changes</source>
        <translation>收起变更</translation>
    </message>
    <message>
        <source>Show the changes</source>
        <translation>展开变更</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>标为完成</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Delete to the bin</source>
        <translation>删除到回收站</translation>
    </message>
    <message>
        <source>Change the comment</source>
        <translation>修改评论</translation>
    </message>
</context>
<context>
    <name>millrace::ToastCard</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>millrace::TodayList</name>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Without a next step</source>
        <translation>没有下一步</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 项</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>Another day: %1</source>
        <translation>改期：%1</translation>
    </message>
    <message>
        <source>Plan the next step: %1</source>
        <translation>安排下一步：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) overdue</source>
        <translation>
            <numerusform>逾期 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>About</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>可用操作</translation>
    </message>
    <message>
        <source>What the day asks for</source>
        <translation>今日待办</translation>
    </message>
</context>
<context>
    <name>millrace::TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>新建%1</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>遗忘提醒</translation>
    </message>
    <message>
        <source>%1 without any contact</source>
        <translation>长时间未联系的%1</translation>
    </message>
    <message>
        <source>%1 days or more</source>
        <translation>%1 天以上</translation>
    </message>
    <message>
        <source>%1 to %2 days</source>
        <translation>%1 到 %2 天</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Forgotten, %1: %2</source>
        <translation>遗忘提醒，%1：%2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>%1: now due %2</source>
        <translation>%1：已改到 %2</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>今天稍后</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In three days</source>
        <translation>3 天后</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nothing is due today</source>
        <translation>今天没有待办</translation>
    </message>
    <message>
        <source>See what nobody was in contact with for %1 days (%2)</source>
        <translation>看看 %1 天未联系的客户（%2）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Whose work is shown</source>
        <translation>显示谁的待办</translation>
    </message>
    <message>
        <source>Everyone&apos;s</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>That was all for today</source>
        <translation>今天的都处理完了</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一项：%1</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Nothing is planned for a time today</source>
        <translation>今天没有定时的安排</translation>
    </message>
    <message>
        <source>Schedule of the day</source>
        <translation>当天日程</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Work through</source>
        <translation>逐项处理</translation>
    </message>
    <message>
        <source>Opens the first, and after each that is done the next</source>
        <translation>打开第一项，每完成一项自动打开下一项</translation>
    </message>
</context>
<context>
    <name>millrace::TopStrip</name>
    <message>
        <source>Top strip</source>
        <translation>顶栏</translation>
    </message>
    <message>
        <source>Search or type a command</source>
        <translation>搜索或输入命令</translation>
    </message>
    <message numerus="yes">
        <source>Notices, %Ln waiting</source>
        <translation>
            <numerusform>通知，%Ln 项待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a person and what he is</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>您：%1</translation>
    </message>
</context>
<context>
    <name>millrace::UndoCommands</name>
    <message>
        <source>Done again</source>
        <translation>已重做</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message numerus="yes">
        <source>Not undone: %Ln later change(s) build on it (%1). Nothing was changed.</source>
        <translation>
            <numerusform>未撤销：之后有 %Ln 处修改以它为基础（%1）。没有任何改动</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>millrace::ViewNameDialog</name>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Everybody in the team sees it</source>
        <translation>团队可见</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>millrace::ViewTabs</name>
    <message>
        <source>Save as a new view…</source>
        <translation>另存为新视图…</translation>
    </message>
    <message>
        <source>Rename and share…</source>
        <translation>重命名与共享…</translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>%1: shown differently from how it is kept</source>
        <translation>%1：与保存的不同</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep the view as it is shown now</source>
        <translation>按当前显示保存视图</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Keep it under another name</source>
        <translation>以另一个名称保存</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Show the view as it is kept</source>
        <translation>恢复为保存的视图</translation>
    </message>
    <message>
        <source>More for this view</source>
        <translation>视图的更多操作</translation>
    </message>
    <message>
        <source>Ready-made lists</source>
        <translation>现成列表</translation>
    </message>
    <message>
        <source>Who entered or left…</source>
        <translation>进入与离开…</translation>
    </message>
</context>
<context>
    <name>millrace::WelcomePage</name>
    <message>
        <source>Welcome to Millrace</source>
        <translation>欢迎使用 Millrace</translation>
    </message>
    <message>
        <source>Customers, opportunities and the sales funnel, in one file on this computer.</source>
        <translation>客户、商机与销售漏斗，都在本机的一个文件里。</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>The name becomes the name of the file. All of it can stay empty.</source>
        <translation>公司名称会作为文件名。以下内容都可以留空。</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Currency of sums and reports</source>
        <translation>汇总与报表的币种</translation>
    </message>
    <message>
        <source>How do you want to begin?</source>
        <translation>从哪里开始？</translation>
    </message>
    <message>
        <source>You can do the others later as well.</source>
        <translation>其他方式以后也可以使用。</translation>
    </message>
    <message>
        <source>With a sample company (recommended)</source>
        <translation>用示例公司开始（推荐）</translation>
    </message>
    <message>
        <source>With an empty workspace</source>
        <translation>空白开始</translation>
    </message>
    <message>
        <source>With a spreadsheet of mine</source>
        <translation>从我的表格导入</translation>
    </message>
    <message>
        <source>40 customers with contacts, opportunities and tasks to try everything on; one click removes them.</source>
        <translation>40 个客户及其联系人、商机和任务，供您试用；一键即可移除。</translation>
    </message>
    <message>
        <source>Nothing but the stages of a usual sales process.</source>
        <translation>只有一套常用的销售阶段。</translation>
    </message>
    <message>
        <source>CSV or Excel; nothing is written before you have seen it.</source>
        <translation>支持 CSV 或 Excel；确认之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Take what is chosen here and begin (Esc)</source>
        <translation>按当前选择直接开始 (Esc)</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Join a team that has a server</source>
        <translation>加入已有服务器的团队</translation>
    </message>
    <message>
        <source>With the address, name and password that you were given; its records come here.</source>
        <translation>用别人给你的地址、登录名和密码；团队的记录会传到这里。</translation>
    </message>
</context>
<context>
    <name>millrace::WorkspaceWindow</name>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Won and lost</source>
        <translation>赢单与输单</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Follow-ups and tasks</source>
        <translation>跟进与任务</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Win rate by person</source>
        <translation>各负责人赢单率</translation>
    </message>
    <message>
        <source>Win rate by product</source>
        <translation>各产品赢单率</translation>
    </message>
    <message>
        <source>Win rate by industry</source>
        <translation>各行业赢单率</translation>
    </message>
    <message>
        <source>Win rate by region</source>
        <translation>各地区赢单率</translation>
    </message>
    <message>
        <source>Win rate by department</source>
        <translation>各部门赢单率</translation>
    </message>
    <message>
        <source>Win rate by source</source>
        <translation>各来源赢单率</translation>
    </message>
    <message>
        <source>Win rate by size of the amount</source>
        <translation>按金额大小的赢单率</translation>
    </message>
    <message>
        <source>Win rate by person and product</source>
        <translation>各负责人与产品的赢单率</translation>
    </message>
    <message>
        <source>Days to win by person</source>
        <translation>各负责人成交天数</translation>
    </message>
    <message>
        <source>Days to win by product</source>
        <translation>各产品成交天数</translation>
    </message>
    <message>
        <source>Quarter on quarter</source>
        <translation>季度环比</translation>
    </message>
    <message>
        <source>Won by month</source>
        <translation>各月赢单</translation>
    </message>
    <message>
        <source>This year and last year by person</source>
        <translation>各负责人今年与去年</translation>
    </message>
    <message>
        <source>Sales by product</source>
        <translation>各产品销售</translation>
    </message>
    <message>
        <source>Sales by industry and quarter</source>
        <translation>各行业各季度销售</translation>
    </message>
    <message>
        <source>Why opportunities were lost</source>
        <translation>输单原因</translation>
    </message>
    <message>
        <source>Why opportunities were lost, by person</source>
        <translation>各负责人输单原因</translation>
    </message>
    <message>
        <source>Pipeline by stage</source>
        <translation>各阶段商机</translation>
    </message>
    <message>
        <source>Pipeline by person and stage</source>
        <translation>各负责人与阶段的商机</translation>
    </message>
    <message>
        <source>Pipeline by industry</source>
        <translation>各行业商机</translation>
    </message>
    <message>
        <source>How long open opportunities have been there</source>
        <translation>进行中商机的账龄</translation>
    </message>
    <message>
        <source>Expected by month</source>
        <translation>各月预计成交</translation>
    </message>
    <message>
        <source>Open past their expected close</source>
        <translation>已过预计成交日的商机</translation>
    </message>
    <message>
        <source>Open without a next step</source>
        <translation>没有下一步的商机</translation>
    </message>
    <message>
        <source>Open without a follow-up for 14 days</source>
        <translation>停滞的商机（14 天没有跟进）</translation>
    </message>
    <message>
        <source>New customers by month</source>
        <translation>各月新增客户</translation>
    </message>
    <message>
        <source>Customers by industry and level</source>
        <translation>各行业与级别的客户</translation>
    </message>
    <message>
        <source>Customers by region</source>
        <translation>各地区客户</translation>
    </message>
    <message>
        <source>Top customers</source>
        <translation>重点客户排行</translation>
    </message>
    <message>
        <source>Customers without a follow-up for 30 days</source>
        <translation>30 天没有跟进的客户</translation>
    </message>
    <message>
        <source>Follow-ups by person and kind</source>
        <translation>各负责人各类跟进</translation>
    </message>
    <message>
        <source>Follow-ups by week</source>
        <translation>每周跟进</translation>
    </message>
    <message>
        <source>Open tasks by person</source>
        <translation>各负责人待办任务</translation>
    </message>
    <message>
        <source>Overdue tasks</source>
        <translation>逾期任务</translation>
    </message>
    <message>
        <source>From source to won</source>
        <translation>从来源到赢单</translation>
    </message>
    <message>
        <source>New leads by month</source>
        <translation>各月新增线索</translation>
    </message>
    <message>
        <source>Leads by person and status</source>
        <translation>各负责人各状态线索</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Average amount</source>
        <translation>平均金额</translation>
    </message>
    <message>
        <source>Median amount</source>
        <translation>金额中位数</translation>
    </message>
    <message>
        <source>Amount so far</source>
        <translation>累计金额</translation>
    </message>
    <message>
        <source>Number so far</source>
        <translation>累计数量</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Won amount</source>
        <translation>赢单金额</translation>
    </message>
    <message>
        <source>Won share</source>
        <translation>赢单占比</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>赢单率</translation>
    </message>
    <message>
        <source>Average days</source>
        <translation>平均天数</translation>
    </message>
    <message>
        <source>Median days</source>
        <translation>天数中位数</translation>
    </message>
    <message>
        <source>Longest, days</source>
        <translation>最长天数</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长率</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Overdue share</source>
        <translation>逾期占比</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转换</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化率</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>About this report</source>
        <translation>报表说明</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>移走</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>at least (95 %)</source>
        <translation>至少（95 %）</translation>
    </message>
    <message>
        <source>at most (95 %)</source>
        <translation>至多（95 %）</translation>
    </message>
    <message>
        <source>Days of 90 %</source>
        <translation>90 % 的天数</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>over %1 days</source>
        <translation>超过 %1 天</translation>
    </message>
    <message>
        <source>up to %1 days</source>
        <translation>%1 天以内</translation>
    </message>
    <message>
        <source>%1 to %2 days</source>
        <translation>%1 至 %2 天</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>change in %</source>
        <translation>增减 %</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Without an exchange rate, in no figure</source>
        <translation>没有汇率，未计入任何数字</translation>
    </message>
    <message>
        <source>%1 in %2 records (%3)</source>
        <translation>%1，共 %2 条记录（%3）</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制表人</translation>
    </message>
    <message>
        <source>%1 records without an exchange rate, in no figure</source>
        <translation>%1 条记录没有汇率，未计入</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>此前 %1</translation>
    </message>
    <message>
        <source>%1 rows, %2 records</source>
        <translation>%1 行，%2 条记录</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>“%1” cannot be grouped by.</source>
        <translation>「%1」不能用来分组。</translation>
    </message>
    <message>
        <source>“%1” is no date.</source>
        <translation>「%1」不是日期。</translation>
    </message>
    <message>
        <source>“%1” is a moment: say by day, month or the like.</source>
        <translation>「%1」是时间，请选择按天、按月等归并。</translation>
    </message>
    <message>
        <source>“%1” is no number that can be added up.</source>
        <translation>「%1」不是可以相加的数值。</translation>
    </message>
    <message>
        <source>“%1” has many values: say where groups begin, like 1000, 10000.</source>
        <translation>「%1」取值很多，请填写分段界限，例如 1000, 10000。</translation>
    </message>
    <message>
        <source>The bounds of “%1” must be numbers, each larger than the last.</source>
        <translation>「%1」的分段界限必须是逐个增大的数值。</translation>
    </message>
    <message>
        <source>“%1” needs a field to be worked out of.</source>
        <translation>「%1」需要选择统计的字段。</translation>
    </message>
    <message>
        <source>“%1” is no share: it cannot be shown as per cent.</source>
        <translation>「%1」不是比例，不能以百分比显示。</translation>
    </message>
    <message>
        <source>Two figures are called “%1”.</source>
        <translation>有两个指标都叫「%1」。</translation>
    </message>
    <message>
        <source>There can be two groups at the most.</source>
        <translation>最多两级分组。</translation>
    </message>
    <message>
        <source>The report needs a figure.</source>
        <translation>报表至少需要一个指标。</translation>
    </message>
    <message>
        <source>There is no figure called “%1”.</source>
        <translation>没有叫「%1」的指标。</translation>
    </message>
    <message>
        <source>The formula cannot be read at “%1”.</source>
        <translation>公式无法识别：「%1」。</translation>
    </message>
    <message>
        <source>The formula mixes what cannot be added: amounts, days, numbers.</source>
        <translation>公式混用了不能相加的量：金额、天数、数值。</translation>
    </message>
    <message>
        <source>“%1” does not fit into the report.</source>
        <translation>「%1」不适合这张报表。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>Slipped into the period</source>
        <translation>移入期内</translation>
    </message>
    <message>
        <source>Re-priced</source>
        <translation>金额调整</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Slipped out of the period</source>
        <translation>移出期外</translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>Deleted, restored, merged, other rate</source>
        <translation>删除、恢复、合并、汇率变化</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Open at the beginning</source>
        <translation>期初未结</translation>
    </message>
    <message>
        <source>Open at the end</source>
        <translation>期末未结</translation>
    </message>
    <message>
        <source>My open pipeline</source>
        <translation>我的未结商机</translation>
    </message>
    <message>
        <source>Won this month</source>
        <translation>本月赢单</translation>
    </message>
    <message>
        <source>My win rate this quarter</source>
        <translation>我的本季度赢率</translation>
    </message>
    <message>
        <source>My overdue tasks</source>
        <translation>我的逾期任务</translation>
    </message>
    <message>
        <source>My pipeline by stage</source>
        <translation>我的商机阶段</translation>
    </message>
    <message>
        <source>Open pipeline</source>
        <translation>未结商机</translation>
    </message>
    <message>
        <source>Won this quarter</source>
        <translation>本季度赢单</translation>
    </message>
    <message>
        <source>Win rate this quarter</source>
        <translation>本季度赢率</translation>
    </message>
    <message>
        <source>Stalled for 14 days</source>
        <translation>停滞 14 天</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Pipeline by person</source>
        <translation>按人员的商机</translation>
    </message>
    <message>
        <source>Ranking this quarter</source>
        <translation>本季度排行榜</translation>
    </message>
    <message>
        <source>Follow-ups this month</source>
        <translation>本月跟进</translation>
    </message>
    <message>
        <source>Why we lost this quarter</source>
        <translation>本季度输单原因</translation>
    </message>
    <message>
        <source>Won this year</source>
        <translation>本年赢单</translation>
    </message>
    <message>
        <source>New customers this month</source>
        <translation>本月新增客户</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Products: how many and how much</source>
        <translation>产品：数量与金额</translation>
    </message>
    <message>
        <source>My sales</source>
        <translation>我的销售</translation>
    </message>
    <message>
        <source>My team</source>
        <translation>我的团队</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>全公司</translation>
    </message>
    <message>
        <source>There is no period to compare: say from which day on.</source>
        <translation>没有可比较的期间：请先填写起始日期。</translation>
    </message>
    <message>
        <source>The period to compare with must begin before %1.</source>
        <translation>用来比较的期间必须早于 %1 开始。</translation>
    </message>
</context>
<context>
    <name>rfm</name>
    <message>
        <source>Champions</source>
        <translation>重要价值客户</translation>
    </message>
    <message>
        <source>bought lately and often (both 4 or 5)</source>
        <translation>近期买过且常买（两项均为 4–5）</translation>
    </message>
    <message>
        <source>Loyal</source>
        <translation>忠诚客户</translation>
    </message>
    <message>
        <source>buy again and again (both 3 or more)</source>
        <translation>反复购买（两项均不低于 3）</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>bought lately, but not often yet (recency 4 or 5)</source>
        <translation>近期买过，但次数不多（最近度 4–5）</translation>
    </message>
    <message>
        <source>Fading</source>
        <translation>渐冷客户</translation>
    </message>
    <message>
        <source>bought a while ago, seldom (recency 3)</source>
        <translation>有一段时间没买，次数少（最近度 3）</translation>
    </message>
    <message>
        <source>Valuable, at risk</source>
        <translation>重要挽留客户</translation>
    </message>
    <message>
        <source>bought for much, but long ago (value 4 or 5, recency 1 or 2)</source>
        <translation>金额大，但很久没买（金额 4–5，最近度 1–2）</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>流失风险客户</translation>
    </message>
    <message>
        <source>bought often, but long ago (frequency 3 or more, recency 1 or 2)</source>
        <translation>曾经常买，但很久没买（频次不低于 3，最近度 1–2）</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>流失客户</translation>
    </message>
    <message>
        <source>bought seldom and long ago (both 1 or 2)</source>
        <translation>买得少且很久没买（两项均为 1–2）</translation>
    </message>
    <message>
        <source>last won %1 days ago (recency %2 of 5), won %3 times (frequency %4), %5 in all (value %6)</source>
        <translation>上次赢单在 %1 天前（最近度 %2/5），赢单 %3 次（频次 %4），合计 %5（金额 %6）</translation>
    </message>
    <message>
        <source>; amounts without a rate, not in it: %1</source>
        <translation>；另有 %1 笔没有汇率，未计入</translation>
    </message>
</context>
<context>
    <name>schedule</name>
    <message>
        <source>every day at %1</source>
        <translation>每天 %1</translation>
    </message>
    <message>
        <source>every %1 at %2</source>
        <translation>每%1 %2</translation>
    </message>
    <message>
        <source>on day %1 of the month at %2</source>
        <translation>每月 %1 日 %2</translation>
    </message>
</context>
<context>
    <name>schema</name>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>所属记录</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>创建人</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Updated by</source>
        <translation>更新人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>已合并到</translation>
    </message>
    <message>
        <source>Fields of a newer program</source>
        <translation>更新版本程序的字段</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Custom field</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键名</translation>
    </message>
    <message>
        <source>Label (English)</source>
        <translation>英文标签</translation>
    </message>
    <message>
        <source>Label (Chinese)</source>
        <translation>中文标签</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Searchable</source>
        <translation>可搜索</translation>
    </message>
    <message>
        <source>Sortable</source>
        <translation>可排序</translation>
    </message>
    <message>
        <source>Refers to</source>
        <translation>引用对象</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>格式规则</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Parent company</source>
        <translation>母公司</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>员工人数</translation>
    </message>
    <message>
        <source>Annual revenue</source>
        <translation>年营收</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Converted to customer</source>
        <translation>转成的客户</translation>
    </message>
    <message>
        <source>Converted to contact</source>
        <translation>转成的联系人</translation>
    </message>
    <message>
        <source>Converted to opportunity</source>
        <translation>转成的商机</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Probability (%)</source>
        <translation>成交概率（%）</translation>
    </message>
    <message>
        <source>Forecast category</source>
        <translation>预测类别</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>预计结单日期</translation>
    </message>
    <message>
        <source>Close date</source>
        <translation>结单日期</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Reason won or lost</source>
        <translation>赢输原因</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Pipelines</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>汇率值</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Days until it counts as stuck</source>
        <translation>停滞天数</translation>
    </message>
    <message>
        <source>Fields that must be filled to enter</source>
        <translation>进入前必填的字段</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>阶段指引</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>Capacity (hours a week)</source>
        <translation>产能（小时/周）</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Why no next step</source>
        <translation>无下一步的原因</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Remind at</source>
        <translation>提醒时间</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Original value</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>My value</source>
        <translation>我的值</translation>
    </message>
    <message>
        <source>Value on the server</source>
        <translation>服务器上的值</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Edited at</source>
        <translation>编辑时间</translation>
    </message>
    <message>
        <source>Forecast entry</source>
        <translation>预测申报</translation>
    </message>
    <message>
        <source>Forecast entries</source>
        <translation>预测申报</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>First day of the quarter</source>
        <translation>季度首日</translation>
    </message>
    <message>
        <source>Kept forecast</source>
        <translation>留存的预测</translation>
    </message>
    <message>
        <source>Kept forecasts</source>
        <translation>留存的预测</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>留存时间</translation>
    </message>
    <message>
        <source>Person with reports</source>
        <translation>人员（含下属）</translation>
    </message>
    <message>
        <source>Won so far</source>
        <translation>已赢单</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Best case</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>Low (10 %)</source>
        <translation>低（10 %）</translation>
    </message>
    <message>
        <source>Middle (50 %)</source>
        <translation>中（50 %）</translation>
    </message>
    <message>
        <source>High (90 %)</source>
        <translation>高（90 %）</translation>
    </message>
    <message>
        <source>Closed opportunities learnt from</source>
        <translation>依据的已结束商机数</translation>
    </message>
    <message>
        <source>Open opportunities</source>
        <translation>进行中的商机数</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>Field to sum</source>
        <translation>求和字段</translation>
    </message>
    <message>
        <source>Field of the day</source>
        <translation>日期字段</translation>
    </message>
    <message>
        <source>Field of the person</source>
        <translation>人员字段</translation>
    </message>
    <message>
        <source>Closed figure</source>
        <translation>关账数字</translation>
    </message>
    <message>
        <source>Closed figures</source>
        <translation>关账数字</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Records counted</source>
        <translation>计入的记录数</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关账时间</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>仪表盘</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>仪表盘</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>磁贴</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Ready report that it stands for</source>
        <translation>所代替的自带报表</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>定时任务</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>定时任务</translation>
    </message>
    <message>
        <source>Ready report</source>
        <translation>自带报表</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Day of the week or month</source>
        <translation>星期几或几号</translation>
    </message>
    <message>
        <source>Minute of the day</source>
        <translation>当天的第几分钟</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>上次运行</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>上次结果</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Shared with</source>
        <translation>共享给</translation>
    </message>
    <message>
        <source>May</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Not a duplicate</source>
        <translation>非重复记录</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>非重复记录</translation>
    </message>
    <message>
        <source>First record</source>
        <translation>第一条记录</translation>
    </message>
    <message>
        <source>Second record</source>
        <translation>第二条记录</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Ready dashboard that it stands for</source>
        <translation>所代替的预置仪表盘</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>提及</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>阅读时间</translation>
    </message>
    <message>
        <source>Watched record</source>
        <translation>关注的记录</translation>
    </message>
    <message>
        <source>Watched records</source>
        <translation>关注的记录</translation>
    </message>
    <message>
        <source>Snoozed until</source>
        <translation>推迟到</translation>
    </message>
</context>
<context>
    <name>server</name>
    <message>
        <source>“expires_at” is a moment with its zone</source>
        <translation>“expires_at”是带时区的时刻</translation>
    </message>
    <message>
        <source>“scopes” holds read, write, or an entity with one of them, like customer:read</source>
        <translation>“scopes”填 read、write，或者带实体的写法，例如 customer:read</translation>
    </message>
    <message>
        <source>Too many calls: wait a little between them.</source>
        <translation>调用太频繁：请稍等再试。</translation>
    </message>
    <message>
        <source>This cannot be done with that address.</source>
        <translation>这个地址不支持这种操作。</translation>
    </message>
    <message>
        <source>The body has to be application/json.</source>
        <translation>请求体必须是 application/json。</translation>
    </message>
    <message>
        <source>Idempotency-Key has at most %1 characters</source>
        <translation>Idempotency-Key 最多 %1 个字符</translation>
    </message>
    <message>
        <source>The same call is being carried out just now.</source>
        <translation>同一个调用正在执行。</translation>
    </message>
    <message>
        <source>This key was used for another call.</source>
        <translation>这个键已用于另一个调用。</translation>
    </message>
    <message>
        <source>Sign in first: the name, the password or the token is not valid.</source>
        <translation>请先登录：登录名、密码或令牌无效。</translation>
    </message>
    <message>
        <source>The code of the second factor is needed too.</source>
        <translation>还需要第二因素的验证码。</translation>
    </message>
    <message>
        <source>This device was shut out.</source>
        <translation>这台设备已被停用。</translation>
    </message>
    <message>
        <source>Too many attempts failed: wait a little, then try again.</source>
        <translation>失败次数过多：请稍等再试。</translation>
    </message>
    <message>
        <source>Too many people sign in just now: try again in a moment.</source>
        <translation>现在登录的人太多：请稍后再试。</translation>
    </message>
    <message>
        <source>there is no parameter “%1” here</source>
        <translation>这里没有参数“%1”</translation>
    </message>
    <message>
        <source>the parameter “%1” is given twice</source>
        <translation>参数“%1”给了两次</translation>
    </message>
    <message>
        <source>“%1” is a whole number from %2 to %3</source>
        <translation>“%1”是 %2 到 %3 的整数</translation>
    </message>
    <message>
        <source>“%1” is true or false</source>
        <translation>“%1”是 true 或 false</translation>
    </message>
    <message>
        <source>“%1” is a day or a moment with its zone, like 2025-03-07 or 2025-03-07T14:05:00Z</source>
        <translation>“%1”是日期或带时区的时刻，例如 2025-03-07 或 2025-03-07T14:05:00Z</translation>
    </message>
    <message>
        <source>the body is no JSON, at byte %1</source>
        <translation>请求体不是 JSON，出错在第 %1 字节</translation>
    </message>
    <message>
        <source>the body is JSON, but no object</source>
        <translation>请求体是 JSON，但不是对象</translation>
    </message>
    <message>
        <source>If-Match holds the ETag of the record as it was read</source>
        <translation>If-Match 填读取记录时得到的 ETag</translation>
    </message>
    <message>
        <source>“op” is create, update, delete or restore</source>
        <translation>“op”是 create、update、delete 或 restore</translation>
    </message>
    <message>
        <source>an item is an object</source>
        <translation>每一项都是对象</translation>
    </message>
    <message>
        <source>“items” holds 1 to %1 items</source>
        <translation>“items”有 1 到 %1 项</translation>
    </message>
    <message>
        <source>the cursor does not belong to this list</source>
        <translation>游标不属于这个列表</translation>
    </message>
    <message>
        <source>The server was restored to another state: read everything anew.</source>
        <translation>服务器已恢复到另一状态：请全部重新读取。</translation>
    </message>
    <message>
        <source>“later” is block, keep or overwrite</source>
        <translation>“later”是 block、keep 或 overwrite</translation>
    </message>
    <message>
        <source>at most 200 fields can be asked for</source>
        <translation>最多可取 200 个字段</translation>
    </message>
    <message>
        <source>as_of and known_at ask different questions</source>
        <translation>as_of 与 known_at 问的是不同的问题</translation>
    </message>
    <message>
        <source>“%1” is too long</source>
        <translation>“%1”太长</translation>
    </message>
    <message>
        <source>at most 8 keys can order a list</source>
        <translation>列表最多按 8 个字段排序</translation>
    </message>
    <message>
        <source>“text” holds 1 to 500 characters</source>
        <translation>“text”有 1 到 500 个字符</translation>
    </message>
    <message>
        <source>“state” is waiting, sent or dead</source>
        <translation>“state”是 waiting、sent 或 dead</translation>
    </message>
    <message>
        <source>“%1” is no currency code, like CNY.</source>
        <translation>“%1”不是货币代码，例如 CNY。</translation>
    </message>
    <message>
        <source>There is no time zone called “%1”.</source>
        <translation>没有名为“%1”的时区。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Made a server in %1. “millrace-server user add” lets people in.</source>
        <translation>已在 %1 新建服务器。用“millrace-server user add”添加用户。</translation>
    </message>
    <message>
        <source>Several are called “%1”.</source>
        <translation>有多个名为“%1”的记录。</translation>
    </message>
    <message>
        <source>There is no role “%1”. Every server has: %2.</source>
        <translation>没有角色“%1”。每台服务器都有：%2。</translation>
    </message>
    <message>
        <source>There is no user with the sign-in name “%1”.</source>
        <translation>没有登录名为“%1”的用户。</translation>
    </message>
    <message>
        <source>In which role? Give --role.</source>
        <translation>什么角色？请用 --role 指定。</translation>
    </message>
    <message>
        <source>That password will not do: at least %1 characters, and not the name itself.</source>
        <translation>密码不可用：至少 %1 个字符，且不能与名称相同。</translation>
    </message>
    <message>
        <source>%1 may sign in as “%2”.</source>
        <translation>%1 现可用“%2”登录。</translation>
    </message>
    <message>
        <source>The password of “%1” is another one now.</source>
        <translation>已更改“%1”的密码。</translation>
    </message>
    <message>
        <source>Give the password on the standard input.</source>
        <translation>请在标准输入中给出密码。</translation>
    </message>
    <message>
        <source>Base currency of all sums (ISO 4217); CNY by default</source>
        <translation>所有金额的本位币（ISO 4217）；默认 CNY</translation>
    </message>
    <message>
        <source>Time zone of the company; the machine&apos;s by default</source>
        <translation>公司的时区；默认为本机时区</translation>
    </message>
    <message>
        <source>Name of the user that the server itself acts as</source>
        <translation>服务器自身所用用户的名称</translation>
    </message>
    <message>
        <source>What the user may do: the key or the name of a role</source>
        <translation>用户的权限：角色的键或名称</translation>
    </message>
    <message>
        <source>Sign-in name; the name by default</source>
        <translation>登录名；默认与名称相同</translation>
    </message>
    <message>
        <source>Department of the user; made where there is none</source>
        <translation>用户的部门；不存在时新建</translation>
    </message>
    <message>
        <source>A copy of everything up to commit %1 is in %2, and it was checked.</source>
        <translation>截至提交 %1 的全部内容已复制到 %2，并已校验。</translation>
    </message>
    <message>
        <source>The server is as it was at commit %1.</source>
        <translation>服务器已恢复到提交 %1 时的状态。</translation>
    </message>
    <message>
        <source>Workstations send again what it has lost.</source>
        <translation>工作站会重新发送缺失的内容。</translation>
    </message>
    <message>
        <source>What was there before is in %1.</source>
        <translation>原有内容保存在 %1。</translation>
    </message>
    <message>
        <source>The server&apos;s data is whole: %1 records, %2 commits.</source>
        <translation>服务器数据完好：%1 条记录，%2 次提交。</translation>
    </message>
    <message>
        <source>The server&apos;s data is damaged:</source>
        <translation>服务器数据已损坏：</translation>
    </message>
    <message>
        <source>A server is at work here.</source>
        <translation>此处有服务器正在运行。</translation>
    </message>
    <message>
        <source>No server is at work here.</source>
        <translation>此处没有服务器在运行。</translation>
    </message>
    <message>
        <source>Newest commit %1, people who may sign in: %2</source>
        <translation>最新提交 %1，可登录人数：%2</translation>
    </message>
    <message>
        <source>Newest backup: commit %1, %2</source>
        <translation>最近备份：提交 %1，%2</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>Fingerprint of its own certificate: %1</source>
        <translation>自签名证书的指纹：%1</translation>
    </message>
    <message>
        <source>A checked copy of everything in a new folder, also while the server runs</source>
        <translation>将全部数据复制到新文件夹并校验；服务器运行时也可</translation>
    </message>
    <message>
        <source>The folder is on another machine: workstations may let go of what is in it</source>
        <translation>该文件夹在另一台机器上：工作站可不再保留其中已有的内容</translation>
    </message>
    <message>
        <source>Put a backup in the place of the data, which is kept aside; checks it first</source>
        <translation>用备份替换数据，原数据另存；先校验备份</translation>
    </message>
    <message>
        <source>Passwords and devices too: who was shut out since can sign in again</source>
        <translation>密码与设备也恢复：此后被停用的设备可再次登录</translation>
    </message>
    <message>
        <source>Check the data, the chain of its journal, and the records against it</source>
        <translation>检查数据、日志链以及记录与日志是否一致</translation>
    </message>
    <message>
        <source>Whether it runs, how far it is, when it was last backed up</source>
        <translation>是否在运行、进度如何、上次何时备份</translation>
    </message>
    <message>
        <source>“%1” is no ADDRESS:PORT, like 0.0.0.0:8443.</source>
        <translation>“%1”不是“地址:端口”，例如 0.0.0.0:8443。</translation>
    </message>
    <message>
        <source>Give a certificate (--cert and --key) or --self-signed.</source>
        <translation>请提供证书（--cert 和 --key）或使用 --self-signed。</translation>
    </message>
    <message>
        <source>Give both --cert and --key.</source>
        <translation>请同时提供 --cert 和 --key。</translation>
    </message>
    <message>
        <source>Serving at %1
Fingerprint %2</source>
        <translation>正在 %1 提供服务
指纹 %2</translation>
    </message>
    <message>
        <source>Serve until it is asked to end (SIGTERM)</source>
        <translation>提供服务，直到被要求结束（SIGTERM）</translation>
    </message>
    <message>
        <source>Where to listen; 127.0.0.1:8443 by default, port 0 is any</source>
        <translation>监听地址；默认 127.0.0.1:8443，端口 0 表示任意</translation>
    </message>
    <message>
        <source>File with the certificate and those that vouch for it</source>
        <translation>证书及其证书链文件</translation>
    </message>
    <message>
        <source>File with its private key</source>
        <translation>证书私钥文件</translation>
    </message>
    <message>
        <source>With a certificate of its own; prints the fingerprint that workstations are given</source>
        <translation>使用自签名证书；打印供工作站核对的指纹</translation>
    </message>
    <message>
        <source>Token for /metrics; the one in the folder by default</source>
        <translation>/metrics 的令牌；默认使用文件夹中的令牌</translation>
    </message>
    <message>
        <source>Another name than “prod” for a copy for tests: workstations keep away from it</source>
        <translation>测试副本请用“prod”以外的名称：工作站不会连接它</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>示例：</translation>
    </message>
    <message>
        <source>millrace-server: the server of a team.</source>
        <translation>millrace-server：团队的服务器。</translation>
    </message>
    <message>
        <source>Settings come from the command line, else from the environment (MILLRACE_DATA for --data), else from the file that --config names.</source>
        <translation>设置依次取自命令行、环境变量（--data 对应 MILLRACE_DATA）、--config 指定的文件。</translation>
    </message>
    <message>
        <source>Exits: 0 done; 1 not all of it; 2 called wrongly; 3 the data cannot be used; 4 not permitted; 5 network; 70 a bug.</source>
        <translation>退出码：0 完成；1 未全部完成；2 用法错误；3 数据无法使用；4 没有权限；5 网络；70 程序缺陷。</translation>
    </message>
    <message>
        <source>Which command? millrace-server --help lists them.</source>
        <translation>要执行什么命令？millrace-server --help 会列出。</translation>
    </message>
    <message>
        <source>Call it like this: millrace-server %1 %2</source>
        <translation>用法：millrace-server %1 %2</translation>
    </message>
    <message>
        <source>Folder that holds all of the server&apos;s data</source>
        <translation>存放服务器全部数据的文件夹</translation>
    </message>
    <message>
        <source>A database server in the place of the folder</source>
        <translation>用数据库服务器代替文件夹</translation>
    </message>
    <message>
        <source>File of lines “name = value” with these settings</source>
        <translation>设置文件，每行为“名称 = 值”</translation>
    </message>
    <message>
        <source>Language of what the program says</source>
        <translation>程序所用语言</translation>
    </message>
    <message>
        <source>Answer with exactly one JSON document</source>
        <translation>只回答一个 JSON 文档</translation>
    </message>
    <message>
        <source>Show this help</source>
        <translation>显示此帮助</translation>
    </message>
    <message>
        <source>There is no option --%1 here.</source>
        <translation>这里没有选项 --%1。</translation>
    </message>
    <message>
        <source>The option --%1 is given twice.</source>
        <translation>选项 --%1 给出了两次。</translation>
    </message>
    <message>
        <source>The option --%1 takes no value.</source>
        <translation>选项 --%1 不带值。</translation>
    </message>
    <message>
        <source>The option --%1 needs a value: %2.</source>
        <translation>选项 --%1 需要一个值：%2。</translation>
    </message>
    <message>
        <source>%1, line %2: not “name = value”.</source>
        <translation>%1 第 %2 行：不是“名称 = 值”。</translation>
    </message>
    <message>
        <source>Webhooks may go to this machine and its networks, also by plain HTTP</source>
        <translation>Webhook 可以发往本机及其内网，也可用明文 HTTP</translation>
    </message>
    <message>
        <source>--%1 needs a number of megabytes.</source>
        <translation>--%1 需要一个以兆字节为单位的数字。</translation>
    </message>
    <message>
        <source>Largest file that is taken with a record; 512 by default</source>
        <translation>随记录接收的最大文件，默认 512 MB</translation>
    </message>
    <message>
        <source>Room for the files of all records; the whole disk by default</source>
        <translation>所有记录的文件可用的空间，默认为整个磁盘</translation>
    </message>
    <message>
        <source>Make a new server in a folder or an empty database; refuses to overwrite</source>
        <translation>在文件夹或空的数据库里新建服务器；不会覆盖已有内容</translation>
    </message>
    <message>
        <source>A database is backed up and restored with its own means: “pg_dump -Fc -f FILE %1” makes a consistent copy while servers run, pg_restore puts it into an empty database. Workstations send again what a restored one has lost.</source>
        <translation>数据库用自己的工具备份和恢复：“pg_dump -Fc -f FILE %1” 在服务器运行时也能做出一致的副本，pg_restore 把它放进一个空的数据库。恢复后缺少的内容，各工作站会重新发送。</translation>
    </message>
    <message>
        <source>The contents of attachments are kept in a folder, which servers over one database share: give --data too.</source>
        <translation>附件的内容保存在文件夹里，同一数据库的各服务器共用它：请同时给出 --data。</translation>
    </message>
    <message>
        <source>“%1” is no address of a database, like postgresql://millrace@db.example/millrace.</source>
        <translation>“%1” 不是数据库地址，例如 postgresql://millrace@db.example/millrace。</translation>
    </message>
    <message>
        <source>Where is the server&apos;s data? Give --data or --database.</source>
        <translation>服务器的数据在哪里？请给出 --data 或 --database。</translation>
    </message>
    <message>
        <source>Either --reset or --recovery: without a second factor nothing is recovered.</source>
        <translation>--reset 与 --recovery 只能选一个：没有双重验证就无需恢复。</translation>
    </message>
    <message>
        <source>“%1” has no second factor.</source>
        <translation>「%1」没有启用双重验证。</translation>
    </message>
    <message>
        <source>Each of these signs “%1” in once in the place of a code. They are shown now and never again; those from before are dead:</source>
        <translation>下面每个恢复码可代替验证码让「%1」登录一次。只显示这一次；以前的恢复码全部失效：</translation>
    </message>
    <message>
        <source>“%1” has a second factor, and %2 recovery codes that were not used.</source>
        <translation>「%1」已启用双重验证，还有 %2 个恢复码未使用。</translation>
    </message>
    <message>
        <source>“%1” signs in without a second factor.</source>
        <translation>「%1」登录时不用双重验证。</translation>
    </message>
    <message>
        <source>There is user add, user password and user totp, not user %1.</source>
        <translation>有 user add、user password 和 user totp，没有 user %1。</translation>
    </message>
    <message>
        <source>Let somebody in, give a new password (on the standard input), or see to a second factor</source>
        <translation>添加用户、设置新密码（从标准输入读取），或处理双重验证</translation>
    </message>
    <message>
        <source>Take a lost second factor away</source>
        <translation>取消丢失的双重验证</translation>
    </message>
    <message>
        <source>Other recovery codes of the second factor, shown once</source>
        <translation>重新生成恢复码，只显示一次</translation>
    </message>
</context>
<context>
    <name>target</name>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Whole company</source>
        <translation>全公司</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>This call makes no sense: %1</source>
        <translation>这个调用没有意义：%1</translation>
    </message>
    <message>
        <source>There is no kind of record called “%1”</source>
        <translation>没有名为「%1」的记录类型</translation>
    </message>
    <message>
        <source>“%1” has no field called “%2”</source>
        <translation>「%1」没有名为「%2」的字段</translation>
    </message>
    <message>
        <source>The filter cannot be read</source>
        <translation>无法理解筛选条件</translation>
    </message>
    <message>
        <source>The list still shows what it showed before.</source>
        <translation>列表仍显示之前的内容。</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>“%1” was not found.</source>
        <translation>没有找到「%1」。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>请检查文件名和文件夹。</translation>
    </message>
    <message>
        <source>The file is there already</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>“%1” would be overwritten.</source>
        <translation>「%1」会被覆盖。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何内容。</translation>
    </message>
    <message>
        <source>Choose another name or remove the file first.</source>
        <translation>请换一个名称，或先移走该文件。</translation>
    </message>
    <message>
        <source>This record does not exist any more</source>
        <translation>这条记录已不存在</translation>
    </message>
    <message>
        <source>It may have been taken back or never have existed.</source>
        <translation>它可能已被撤回，或从未存在。</translation>
    </message>
    <message>
        <source>This cannot be saved like that</source>
        <translation>这样无法保存</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>Correct the fields named here.</source>
        <translation>请修改这里列出的字段。</translation>
    </message>
    <message>
        <source>This cannot be undone as it is</source>
        <translation>目前无法撤销</translation>
    </message>
    <message>
        <source>Later changes build on it: %1.</source>
        <translation>之后的修改以它为基础：%1。</translation>
    </message>
    <message>
        <source>You are not permitted to do this</source>
        <translation>你没有权限执行此操作</translation>
    </message>
    <message>
        <source>The workspace is not there</source>
        <translation>工作区不存在</translation>
    </message>
    <message>
        <source>No file was found at “%1”.</source>
        <translation>在「%1」没有找到文件。</translation>
    </message>
    <message>
        <source>Check the path, plug in the drive, or open another workspace.</source>
        <translation>请检查路径、接上磁盘，或打开另一个工作区。</translation>
    </message>
    <message>
        <source>The workspace is damaged</source>
        <translation>工作区已损坏</translation>
    </message>
    <message>
        <source>Reading “%1” failed: %2.</source>
        <translation>读取「%1」失败：%2。</translation>
    </message>
    <message>
        <source>The file was not changed.</source>
        <translation>文件没有改动。</translation>
    </message>
    <message>
        <source>Keep a copy of the file and open a backup.</source>
        <translation>请保留文件副本，并打开备份。</translation>
    </message>
    <message>
        <source>The workspace was made by a newer Millrace</source>
        <translation>工作区由新版本的 Millrace 创建</translation>
    </message>
    <message>
        <source>“%1” has format %2; this program knows formats up to %3.</source>
        <translation>「%1」的格式为 %2；此程序最高支持 %3。</translation>
    </message>
    <message>
        <source>Install the newer program.</source>
        <translation>请安装新版本程序。</translation>
    </message>
    <message>
        <source>The workspace is open in another program</source>
        <translation>工作区已在另一个程序中打开</translation>
    </message>
    <message>
        <source>“%1” can be written by one program at a time.</source>
        <translation>「%1」同一时间只能由一个程序写入。</translation>
    </message>
    <message>
        <source>Close the other window, then try again.</source>
        <translation>请关闭另一个窗口，然后重试。</translation>
    </message>
    <message>
        <source>The workspace cannot be written</source>
        <translation>工作区无法写入</translation>
    </message>
    <message>
        <source>“%1” or its folder is read-only.</source>
        <translation>「%1」或其文件夹是只读的。</translation>
    </message>
    <message>
        <source>Change the permissions or copy the file to a folder of yours.</source>
        <translation>请修改权限，或把文件复制到自己的文件夹。</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>There is no room left for “%1”.</source>
        <translation>「%1」所在磁盘没有剩余空间。</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>「%1」：%2</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查它的权限。</translation>
    </message>
    <message>
        <source>The database refused the work</source>
        <translation>数据库拒绝了此操作</translation>
    </message>
    <message>
        <source>It said: %1</source>
        <translation>它的回答：%1</translation>
    </message>
    <message>
        <source>Try again; if it happens again, make a backup and check the disk.</source>
        <translation>请重试；如果再次出现，请备份并检查磁盘。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Nothing of it stays.</source>
        <translation>没有留下任何内容。</translation>
    </message>
    <message>
        <source>Something went wrong inside Millrace</source>
        <translation>Millrace 内部出错</translation>
    </message>
    <message>
        <source>A rule of the program was broken: %1</source>
        <translation>违反了程序的规则：%1</translation>
    </message>
    <message>
        <source>Everything saved before is safe.</source>
        <translation>之前保存的内容完好。</translation>
    </message>
    <message>
        <source>Please report this with the details.</source>
        <translation>请附上详情报告此问题。</translation>
    </message>
    <message>
        <source>This field must be filled in</source>
        <translation>此项必填</translation>
    </message>
    <message>
        <source>This field should be filled in</source>
        <translation>建议填写此项</translation>
    </message>
    <message>
        <source>Must be at least %1</source>
        <translation>不能小于 %1</translation>
    </message>
    <message>
        <source>Must be at most %1</source>
        <translation>不能大于 %1</translation>
    </message>
    <message>
        <source>Too long: %2 characters, at most %1 are allowed</source>
        <translation>太长：%2 个字符，最多 %1 个</translation>
    </message>
    <message>
        <source>Contains a character that cannot be stored</source>
        <translation>包含无法保存的字符</translation>
    </message>
    <message>
        <source>Contains half a character</source>
        <translation>包含不完整的字符</translation>
    </message>
    <message>
        <source>Does not have the expected form (%1)</source>
        <translation>格式不符（%1）</translation>
    </message>
    <message>
        <source>The check digit does not fit: look for a typing error</source>
        <translation>校验码不符：请检查是否输错</translation>
    </message>
    <message>
        <source>Is not a value of this field&apos;s type</source>
        <translation>与此字段的类型不符</translation>
    </message>
    <message>
        <source>“%1” is not understood here</source>
        <translation>无法理解「%1」</translation>
    </message>
    <message>
        <source>This date lies outside of the calendar</source>
        <translation>日期超出范围</translation>
    </message>
    <message>
        <source>Is %1 really meant?</source>
        <translation>确定是 %1 吗？</translation>
    </message>
    <message>
        <source>At most %1 decimals are kept</source>
        <translation>最多保留 %1 位小数</translation>
    </message>
    <message>
        <source>This is no e-mail address, like name@example.com</source>
        <translation>不是邮箱地址，应类似 name@example.com</translation>
    </message>
    <message>
        <source>This is no web address, like www.example.com</source>
        <translation>不是网址，应类似 www.example.com</translation>
    </message>
    <message>
        <source>This does not look like a phone number</source>
        <translation>这不像电话号码</translation>
    </message>
    <message>
        <source>“%1” is not one of the options</source>
        <translation>「%1」不在选项中</translation>
    </message>
    <message>
        <source>The chosen record does not exist any more</source>
        <translation>所选记录已不存在</translation>
    </message>
    <message>
        <source>A record cannot refer to itself here</source>
        <translation>这里不能引用记录自身</translation>
    </message>
    <message>
        <source>Another record has “%1” already</source>
        <translation>另一条记录已使用「%1」</translation>
    </message>
    <message>
        <source>“%1” is still used by %3 records (%2)</source>
        <translation>「%1」仍被 %3 条记录（%2）使用</translation>
    </message>
    <message>
        <source>The record is in the bin: restore it first</source>
        <translation>记录在回收站中：请先还原</translation>
    </message>
    <message>
        <source>Only what was created can be taken back</source>
        <translation>只能撤回新建的内容</translation>
    </message>
    <message>
        <source>The stage “%1” belongs to another pipeline</source>
        <translation>阶段「%1」属于另一个漏斗</translation>
    </message>
    <message>
        <source>Must be filled in to enter the stage “%1”</source>
        <translation>进入阶段「%1」前必须填写</translation>
    </message>
    <message>
        <source>The stage “%1” asks for a field that does not exist: %2</source>
        <translation>阶段「%1」要求的字段不存在：%2</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>At character %1, before %2, this was expected: %3.</source>
        <translation>第 %1 个字符、%2 之前，应为：%3。</translation>
    </message>
    <message>
        <source>The rule “%1” is not met</source>
        <translation>不符合规则「%1」</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Basic information</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>How to reach</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>企业信息</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>the name of a field</source>
        <translation>字段名</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>一个条件</translation>
    </message>
    <message>
        <source>a comparison such as = or ~</source>
        <translation>比较符，例如 = 或 ~</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a date like 2025-03-07</source>
        <translation>日期，例如 2025-03-07</translation>
    </message>
    <message>
        <source>a time like 14:05</source>
        <translation>时间，例如 14:05</translation>
    </message>
    <message>
        <source>a time zone like +08:00</source>
        <translation>时区，例如 +08:00</translation>
    </message>
    <message>
        <source>days, weeks, months, quarters or years</source>
        <translation>时间单位 days、weeks、months、quarters 或 years</translation>
    </message>
    <message>
        <source>“empty” or “not empty”</source>
        <translation>「empty」或「not empty」这样的词</translation>
    </message>
    <message>
        <source>“is empty”: nothing else can be asked of this field</source>
        <translation>「is empty」：该字段只能这样筛选</translation>
    </message>
    <message>
        <source>a period such as “last 30 days”</source>
        <translation>时间段，例如「last 30 days」</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>加引号的文本</translation>
    </message>
    <message>
        <source>an opening bracket</source>
        <translation>左括号</translation>
    </message>
    <message>
        <source>a closing bracket</source>
        <translation>右括号</translation>
    </message>
    <message>
        <source>a comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>the closing quote</source>
        <translation>右引号</translation>
    </message>
    <message>
        <source>“and”, “or”, or nothing more</source>
        <translation>「and」「or」或到此结束</translation>
    </message>
    <message>
        <source>fewer brackets within each other</source>
        <translation>减少括号嵌套层数</translation>
    </message>
    <message>
        <source>text without broken characters</source>
        <translation>不含损坏字符的文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>the id of a record</source>
        <translation>记录的编号</translation>
    </message>
    <message>
        <source>the title of a record in quotes, or its id</source>
        <translation>加引号的记录名称，或记录编号</translation>
    </message>
    <message>
        <source>the name of a person in quotes, an id, or me</source>
        <translation>加引号的人名、编号，或 me</translation>
    </message>
    <message>
        <source>In “%1” this was expected: %2.</source>
        <translation>「%1」中此处应为：%2。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>This file cannot be read as it is</source>
        <translation>无法按原样读取该文件</translation>
    </message>
    <message>
        <source>“%1” is no whole number</source>
        <translation>「%1」不是整数</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>「%1」不是数字</translation>
    </message>
    <message>
        <source>“%1” is no amount of money</source>
        <translation>「%1」不是金额</translation>
    </message>
    <message>
        <source>“%2” is no currency</source>
        <translation>「%2」不是币种</translation>
    </message>
    <message>
        <source>“%1” has more decimals than %2 has</source>
        <translation>「%1」的小数位数超过 %2 允许的位数</translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no</source>
        <translation>「%1」既不是「是」也不是「否」</translation>
    </message>
    <message>
        <source>“%1” is no date of the form %2</source>
        <translation>「%1」不是 %2 形式的日期</translation>
    </message>
    <message>
        <source>“%1” is no duration, like 1:30</source>
        <translation>「%1」不是时长，应类似 1:30</translation>
    </message>
    <message>
        <source>“%1” is no id of this program</source>
        <translation>「%1」不是本程序的标识</translation>
    </message>
    <message>
        <source>%2 records have “%1”: it is not clear which one is meant</source>
        <translation>有 %2 条记录是「%1」：无法确定指哪一条</translation>
    </message>
    <message>
        <source>Nothing is called “%1”</source>
        <translation>没有名为「%1」的记录</translation>
    </message>
    <message>
        <source>Nothing is called “%1”, and it cannot be made either</source>
        <translation>没有名为「%1」的记录，也无法新建</translation>
    </message>
    <message>
        <source>Is not known here; allowed: %1</source>
        <translation>此处不认识；可用：%1</translation>
    </message>
    <message>
        <source>Is missing in the mapping</source>
        <translation>映射中缺少此项</translation>
    </message>
    <message>
        <source>Is not of the form %1</source>
        <translation>形式应为 %1</translation>
    </message>
    <message>
        <source>The field %1 is given by two columns</source>
        <translation>字段 %1 对应了两列</translation>
    </message>
    <message>
        <source>%1 itself</source>
        <translation>%1 本身</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 且 </translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>%1: not in the %2</source>
        <translation>%1：不在%2</translation>
    </message>
    <message>
        <source>%1: none of %2</source>
        <translation>%1：不是 %2</translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation>%1 不含「%2」</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非（%1）</translation>
    </message>
    <message>
        <source>%1 is filled</source>
        <translation>%1 不为空</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 为空</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 是 %2</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 不是 %2</translation>
    </message>
    <message>
        <source>%1 with “%2”</source>
        <translation>%1 包含「%2」</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>me</source>
        <translation>我</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>过去 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n week(s)</source>
        <translation>
            <numerusform>过去 %n 周</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n month(s)</source>
        <translation>
            <numerusform>过去 %n 个月</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n quarter(s)</source>
        <translation>
            <numerusform>过去 %n 个季度</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n year(s)</source>
        <translation>
            <numerusform>过去 %n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n day(s)</source>
        <translation>
            <numerusform>未来 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n week(s)</source>
        <translation>
            <numerusform>未来 %n 周</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n month(s)</source>
        <translation>
            <numerusform>未来 %n 个月</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n quarter(s)</source>
        <translation>
            <numerusform>未来 %n 个季度</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %n year(s)</source>
        <translation>
            <numerusform>未来 %n 年</numerusform>
        </translation>
    </message>
    <message>
        <source>this week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>This field is set by the program</source>
        <translation>此字段由程序设置</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Edit of many</source>
        <translation>批量编辑</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>another comparison: this one does not fit the field</source>
        <translation>其他比较符：该字段不支持这种比较</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Value restored</source>
        <translation>恢复值</translation>
    </message>
    <message>
        <source>File attached</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Quick capture</source>
        <translation>快速录入</translation>
    </message>
    <message>
        <source>The chosen record lies in the bin</source>
        <translation>所选的记录在回收站中</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可以撤销的操作</translation>
    </message>
    <message>
        <source>You changed nothing in this workspace that was not undone already.</source>
        <translation>你在这个工作区中做过的更改都已撤销。</translation>
    </message>
    <message>
        <source>“%1” is nothing that can be converted</source>
        <translation>「%1」不能转换</translation>
    </message>
    <message>
        <source>“%1” was converted already</source>
        <translation>「%1」已经转换过了</translation>
    </message>
    <message>
        <source>Choose at least one record to make or to attach to</source>
        <translation>请至少选择新建或关联一条记录</translation>
    </message>
    <message>
        <source>“%1” belongs to another record than the one chosen here</source>
        <translation>「%1」属于另一条记录，与这里所选的不一致</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>what refers to the record, such as contact or activity</source>
        <translation>指向该记录的对象，例如 contact 或 activity</translation>
    </message>
    <message>
        <source>records that refer to this kind of record, where needed with “via” and the field</source>
        <translation>指向此类记录的对象，必要时用 “via” 加字段</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1（按%2）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>has %1</source>
        <translation>有%1</translation>
    </message>
    <message>
        <source>has no %1</source>
        <translation>没有%1</translation>
    </message>
    <message>
        <source>number of %1</source>
        <translation>%1数量</translation>
    </message>
    <message>
        <source>total of %1</source>
        <translation>%1合计</translation>
    </message>
    <message>
        <source>earliest %1</source>
        <translation>最早的%1</translation>
    </message>
    <message>
        <source>smallest %1</source>
        <translation>最小的%1</translation>
    </message>
    <message>
        <source>latest %1</source>
        <translation>最近的%1</translation>
    </message>
    <message>
        <source>largest %1</source>
        <translation>最大的%1</translation>
    </message>
    <message>
        <source>Nothing is left to merge “%1” with</source>
        <translation>没有可与“%1”合并的记录</translation>
    </message>
    <message>
        <source>The commit %1 did not merge anything</source>
        <translation>提交 %1 不是一次合并</translation>
    </message>
    <message>
        <source>“%1” was merged into another record: take the merge back instead</source>
        <translation>“%1”已合并到另一条记录：请改为拆开这次合并</translation>
    </message>
    <message>
        <source>“%1” stands in no forecast category: its opportunities are missing from the forecast</source>
        <translation>“%1”没有预测类别：其商机不会计入预测</translation>
    </message>
    <message>
        <source>“%1” is no filter</source>
        <translation>“%1”不是筛选条件</translation>
    </message>
    <message>
        <source>“%1” is no number that can be summed</source>
        <translation>“%1”不是可以求和的数字</translation>
    </message>
    <message>
        <source>“%1” is no day or moment</source>
        <translation>“%1”不是日期或时间</translation>
    </message>
    <message>
        <source>“%1” does not name a user</source>
        <translation>“%1”不指向用户</translation>
    </message>
    <message>
        <source>Everything saved before is safe; nothing was changed.</source>
        <translation>此前保存的内容都安全，未作任何更改。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>Check the folder and its permissions.</source>
        <translation>请检查文件夹及其权限。</translation>
    </message>
    <message>
        <source>“%1” is no regular expression</source>
        <translation>「%1」不是有效的正则表达式</translation>
    </message>
    <message>
        <source>The database says: %1</source>
        <translation>数据库报告：%1</translation>
    </message>
    <message>
        <source>The journal was altered: commit %1 is not what was written</source>
        <translation>日志被改动：提交 %1 与当初写入的不符</translation>
    </message>
    <message>
        <source>%1 %2: a record that the journal does not know</source>
        <translation>%1 %2：日志中没有这条记录</translation>
    </message>
    <message>
        <source>%1 %2: the journal has this record, the table has not</source>
        <translation>%1 %2：日志中有这条记录，表中却没有</translation>
    </message>
    <message>
        <source>%1 %2: differs from the journal in %3</source>
        <translation>%1 %2：%3 与日志不一致</translation>
    </message>
    <message>
        <source>%1 %2: what search finds it by is out of date</source>
        <translation>%1 %2：搜索内容已过时</translation>
    </message>
    <message>
        <source>%1: %2 records can be found by search, there are %3</source>
        <translation>%1：可搜索到 %2 条记录，实际有 %3 条</translation>
    </message>
    <message>
        <source>Somebody must remain who may administer: name another one first</source>
        <translation>必须至少保留一位管理员：请先指定另一位</translation>
    </message>
    <message>
        <source>“%1” does not fit here (%2)</source>
        <translation>“%1”用在这里不合适（%2）</translation>
    </message>
    <message>
        <source>Nobody has a role here: everybody may do everything</source>
        <translation>这里没有人设了角色：每个人都可以做任何事</translation>
    </message>
    <message>
        <source>This role administers the workspace and may do everything</source>
        <translation>此角色是管理员，可以做任何事</translation>
    </message>
    <message>
        <source>The workspace was made for this person, who administers it</source>
        <translation>工作区是为此人建立的，由此人管理</translation>
    </message>
    <message>
        <source>There is no such user any more</source>
        <translation>该用户已不存在</translation>
    </message>
    <message>
        <source>The user is disabled</source>
        <translation>该用户已停用</translation>
    </message>
    <message>
        <source>The user has no role, so nothing is permitted</source>
        <translation>该用户没有角色，因此没有任何权限</translation>
    </message>
    <message>
        <source>The role is “%1”</source>
        <translation>角色是“%1”</translation>
    </message>
    <message>
        <source>The role does not permit this for such records</source>
        <translation>该角色对这类记录没有此权限</translation>
    </message>
    <message>
        <source>Everybody sees such records</source>
        <translation>每个人都能看到这类记录</translation>
    </message>
    <message>
        <source>The role permits it for: %1</source>
        <translation>该角色的范围：%1</translation>
    </message>
    <message>
        <source>What decides is to whom “%1” belongs</source>
        <translation>取决于“%1”归谁</translation>
    </message>
    <message>
        <source>That takes in all of them</source>
        <translation>全部都在范围之内</translation>
    </message>
    <message>
        <source>It is the user&apos;s own</source>
        <translation>归该用户本人</translation>
    </message>
    <message>
        <source>It belongs to %1, who works under the user</source>
        <translation>归%1，是该用户的下属</translation>
    </message>
    <message>
        <source>It belongs to %1, who is in one of these departments</source>
        <translation>归%1，属于范围内的部门</translation>
    </message>
    <message>
        <source>It belongs to the department %1</source>
        <translation>归部门%1</translation>
    </message>
    <message>
        <source>It lies in the public pool</source>
        <translation>在公海中</translation>
    </message>
    <message>
        <source>%1 owns an opportunity with it</source>
        <translation>%1负责其中的一个商机</translation>
    </message>
    <message>
        <source>The record itself belongs to %1</source>
        <translation>记录本身归%1</translation>
    </message>
    <message>
        <source>It was shared with the user</source>
        <translation>已共享给该用户</translation>
    </message>
    <message>
        <source>It was shared with the department %1</source>
        <translation>已共享给部门%1</translation>
    </message>
    <message>
        <source>It belongs to %1, who is not among them, and was not shared</source>
        <translation>归%1，不在范围之内，也没有共享</translation>
    </message>
    <message>
        <source>It lies in the public pool, which the role does not take in</source>
        <translation>在公海中，该角色的范围不含公海</translation>
    </message>
    <message>
        <source>The user does not see it, so nothing can be done with it</source>
        <translation>该用户看不到它，因此什么也不能做</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>see</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>own</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>own and subordinates&apos;</source>
        <translation>本人及下属</translation>
    </message>
    <message>
        <source>the department&apos;s</source>
        <translation>本部门</translation>
    </message>
    <message>
        <source>those of the department and all under it</source>
        <translation>本部门及下属部门</translation>
    </message>
    <message>
        <source>the public pool</source>
        <translation>公海</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Choose another person who works here</source>
        <translation>请选择另一位在职人员</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>First roles</source>
        <translation>初始角色</translation>
    </message>
    <message>
        <source>Somebody changed the record in the meantime: look at it again first</source>
        <translation>其间有人修改了这条记录：请先再看一遍</translation>
    </message>
    <message>
        <source>Several records are called “%1”: name one by its id</source>
        <translation>有几条记录叫“%1”：请用 id 指定</translation>
    </message>
    <message>
        <source>A password has 8 to 128 characters, and is not the sign-in name</source>
        <translation>密码为 8 到 128 个字符，且不能与登录名相同</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>已保存在本机</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n 处修改待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation>已同步 %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Sync failed</source>
        <translation>同步失败</translation>
    </message>
    <message>
        <source>Sync paused</source>
        <translation>同步已暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to decide</source>
        <translation>
            <numerusform>%n 处修改待决定</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot be reached. What you write is kept here and sent as soon as it can be.</source>
        <translation>无法连接服务器。您写下的内容保存在本机，连上后立即发送。</translation>
    </message>
    <message>
        <source>The server did not prove to be the one that was agreed on: its certificate is another one. Nothing was sent. Ask who runs the server; if it was renewed on purpose, sign in again with the new fingerprint.</source>
        <translation>服务器未能证明自己是约定的那一台：它的证书已变。没有发送任何内容。请询问服务器管理员；如果是有意更换，请用新指纹重新登录。</translation>
    </message>
    <message>
        <source>Something that is not the Millrace server answered at its address, perhaps the sign-in page of a network. Nothing was changed.</source>
        <translation>在该地址应答的不是 Millrace 服务器，可能是网络的登录页面。没有改动任何内容。</translation>
    </message>
    <message>
        <source>The server failed to answer. What you write is kept here; it is tried again by itself.</source>
        <translation>服务器应答失败。您写下的内容保存在本机，程序会自动重试。</translation>
    </message>
    <message>
        <source>This device must sign in again. Nothing is lost meanwhile.</source>
        <translation>本设备需要重新登录。期间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>This device was shut out by the team, so its copy of the team&apos;s records is removed.</source>
        <translation>团队已停用本设备，因此删除本机上的团队记录副本。</translation>
    </message>
    <message>
        <source>The server at this address holds another team&apos;s records, or a copy of them for tests. Nothing was sent.</source>
        <translation>此地址的服务器存放的是另一团队的记录或测试副本。没有发送任何内容。</translation>
    </message>
    <message>
        <source>The server speaks another version: update the older of both.</source>
        <translation>服务器版本不同：请更新较旧的一方。</translation>
    </message>
    <message>
        <source>The workspace could not be read or written.</source>
        <translation>无法读写工作区。</translation>
    </message>
    <message>
        <source>The server does not know this name and password.</source>
        <translation>服务器不认识此名称和密码。</translation>
    </message>
    <message>
        <source>A code of your second factor is needed, and the one given is not right.</source>
        <translation>需要双重验证码，且所给的不正确。</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts: try again in %n second(s).</source>
        <translation>
            <numerusform>尝试次数过多：请在 %n 秒后再试。</numerusform>
        </translation>
    </message>
    <message>
        <source>This workspace belongs to another team already. Use a workspace of its own for this server.</source>
        <translation>此工作区已属于另一团队。请为这台服务器使用单独的工作区。</translation>
    </message>
    <message>
        <source>This workspace is somebody else&apos;s copy. Use a workspace of your own for this server.</source>
        <translation>此工作区是他人的副本。请为这台服务器使用自己的工作区。</translation>
    </message>
    <message>
        <source>The team counts in another base currency than this workspace, so the two cannot become one.</source>
        <translation>团队的本位币与此工作区不同，二者无法合并。</translation>
    </message>
    <message>
        <source>There is no such commit here</source>
        <translation>这里没有这个提交</translation>
    </message>
    <message>
        <source>No finished commit of this workspace is called %1.</source>
        <translation>此工作区中没有编号为 %1 的已完成提交。</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>非重复</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>已关注</translation>
    </message>
    <message>
        <source>No longer watching</source>
        <translation>取消关注</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>A share ended</source>
        <translation>共享到期</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Marked as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Conflict decided</source>
        <translation>冲突处理</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Rights of a role</source>
        <translation>角色权限</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>From the server</source>
        <translation>来自服务器</translation>
    </message>
    <message>
        <source>%1 mentioned you on “%2”</source>
        <translation>%1 在「%2」中提及了您</translation>
    </message>
    <message>
        <source>%1 commented on “%2”</source>
        <translation>%1 评论了「%2」</translation>
    </message>
    <message>
        <source>%1 changed “%2”</source>
        <translation>%1 修改了「%2」</translation>
    </message>
    <message>
        <source>%1 handed %3 records over to you: %2</source>
        <translation>%1 向您交接了 %3 条记录：%2</translation>
    </message>
    <message>
        <source>%1 handed “%2” over to you</source>
        <translation>%1 向您交接了「%2」</translation>
    </message>
    <message>
        <source>%1 gave you %3 records: %2</source>
        <translation>%1 分配给您 %3 条记录：%2</translation>
    </message>
    <message>
        <source>%1 gave you “%2”</source>
        <translation>%1 分配给您「%2」</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>脱敏</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>可编辑</translation>
    </message>
    <message>
        <source>Audit trail given out</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>By an import</source>
        <translation>由导入</translation>
    </message>
    <message>
        <source>By a rule of the program</source>
        <translation>由程序规则</translation>
    </message>
    <message>
        <source>By undo</source>
        <translation>由撤销</translation>
    </message>
    <message>
        <source>By merging records</source>
        <translation>由合并记录</translation>
    </message>
    <message>
        <source>With the sample company</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>From another device</source>
        <translation>来自其他设备</translation>
    </message>
    <message>
        <source>By an update of the program</source>
        <translation>由程序升级</translation>
    </message>
    <message>
        <source>By the administration</source>
        <translation>由管理操作</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>The server does not have it yet: the computer on which it was attached has not sent it. It comes by itself once it has.</source>
        <translation>服务器上还没有：添加它的那台电脑尚未上传。上传后会自动传来。</translation>
    </message>
    <message>
        <source>The server takes files of up to %1 MB. It stays on this computer; colleagues see its name alone.</source>
        <translation>服务器只接收不超过 %1 MB 的文件。它留在这台电脑上，同事只能看到它的名称。</translation>
    </message>
    <message>
        <source>The server has no room left for files (%1 MB). It stays on this computer until who runs the server makes room.</source>
        <translation>服务器存放文件的空间（%1 MB）已满。在管理员腾出空间之前，它留在这台电脑上。</translation>
    </message>
    <message>
        <source>The server cannot be reached now. It is fetched as soon as it can be.</source>
        <translation>现在无法连接服务器。一旦连上就会自动获取。</translation>
    </message>
    <message>
        <source>What came was not what had been attached, so it was thrown away. It is tried again when the program starts.</source>
        <translation>传来的内容与当初添加的不一致，已丢弃。程序下次启动时会再试。</translation>
    </message>
    <message>
        <source>There is nothing yet under “%1”</source>
        <translation>“%1”下还没有内容</translation>
    </message>
    <message>
        <source>The report cannot be made like that</source>
        <translation>报表无法这样生成</translation>
    </message>
    <message>
        <source>Your part in this team has not come from its server yet; it comes first of all, as soon as the server is reached</source>
        <translation>你在团队中的身份和权限还没有从服务器传来；一连上服务器就会最先传来</translation>
    </message>
    <message>
        <source>Comment changed</source>
        <translation>评论已修改</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>在服务器上</translation>
    </message>
    <message>
        <source>on another device</source>
        <translation>在其他设备上</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>1 小时后</translation>
    </message>
    <message>
        <source>Tomorrow at 9:00</source>
        <translation>明天 9:00</translation>
    </message>
    <message>
        <source>Next Monday at 9:00</source>
        <translation>下周一 9:00</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我负责的</translation>
    </message>
    <message>
        <source>My people&apos;s</source>
        <translation>下属负责的</translation>
    </message>
    <message>
        <source>Without an owner</source>
        <translation>无负责人</translation>
    </message>
    <message>
        <source>New this week</source>
        <translation>本周新增</translation>
    </message>
    <message>
        <source>Unchanged for 30 days</source>
        <translation>30 天未更新</translation>
    </message>
    <message>
        <source>No contact for 30 days</source>
        <translation>30 天未跟进</translation>
    </message>
    <message>
        <source>With an open opportunity</source>
        <translation>有进行中的商机</translation>
    </message>
    <message>
        <source>Never had an opportunity</source>
        <translation>从未有过商机</translation>
    </message>
    <message>
        <source>Fewer than 2 contacts</source>
        <translation>联系人少于 2 位</translation>
    </message>
</context>
<context>
    <name>waterfall</name>
    <message>
        <source>Open pipeline</source>
        <translation>在途商机</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>%1 without an amount or a rate, in no figure</source>
        <translation>%1 个没有金额或汇率，未计入</translation>
    </message>
</context>
</TS>
